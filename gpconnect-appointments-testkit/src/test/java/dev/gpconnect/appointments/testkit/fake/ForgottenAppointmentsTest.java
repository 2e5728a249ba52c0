package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A practice that runs for long keeps the latest of a patient's cancelled appointments alone, where it is told to. */
class ForgottenAppointmentsTest {
    private final World world = new World();

    private String bookedAndCancelled() {
        ObjectNode booked = world.booked();
        String id = booked.path("id").asText();
        FakeResponse cancelled = world.put(Interaction.CANC, CancelTest.cancelled(booked));
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        return id;
    }

    private int read(String id) {
        return world.get(Interaction.READ, "/Appointment/" + id).status();
    }

    private List<String> tomorrows() {
        return Json.ids(
                world.get(Interaction.RETR, "/Patient/2/Appointment?start=ge2026-11-24&start=le2026-11-24"),
                "Appointment");
    }

    @Test
    void cancelledAppointments_areAllKept_byDefault() {
        String first = bookedAndCancelled();
        String second = bookedAndCancelled();

        assertThat(tomorrows()).contains(first, second);
        assertThat(read(first)).isEqualTo(200);
    }

    @Test
    void theOldest_isForgotten_andNoIdIsGivenTwice() {
        world.controls.cancelledKept(2);

        String first = bookedAndCancelled();
        List<String> others = List.of(bookedAndCancelled(), bookedAndCancelled());

        assertThat(read(first)).isEqualTo(404);
        assertThat(others).doesNotContain(first).allMatch(id -> read(id) == 200);
        assertThat(tomorrows()).containsAll(others).doesNotContain(first);
        assertThat(world.practice.appointments())
                .extracting(AppointmentView::id)
                .doesNotHaveDuplicates()
                .containsAll(others)
                .doesNotContain(first);
    }

    @Test
    void standingAppointments_andThoseOfTheReferenceData_areKept() {
        int seeded = world.practice.appointments().size();
        world.controls.cancelledKept(0);

        String cancelled = bookedAndCancelled();
        String standing = world.booked().path("id").asText();

        assertThat(read(cancelled)).isEqualTo(404);
        assertThat(read(standing)).isEqualTo(200);
        assertThat(read("4")).isEqualTo(200);
        assertThat(world.practice.appointments()).hasSize(seeded + 1);
    }

    @Test
    void aNegativeNumber_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> world.controls.cancelledKept(-1));
    }
}
