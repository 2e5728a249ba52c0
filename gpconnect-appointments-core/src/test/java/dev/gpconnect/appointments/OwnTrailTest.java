package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.config.Configuration;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a client has made for itself stays open for the calls that are under way when it is closed")
class OwnTrailTest extends ClientTest {

    @TempDir
    private Path folder;

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: a booking that is under way is recorded in the client's own file, which is closed then")
    void booking_underWay_isStillRecorded() throws IOException {
        Path trail = folder.resolve("trail.jsonl");
        AppointmentsClient own = AppointmentsClient.builder(keepingItsTrailIn(trail))
                .transport(transport)
                .clock(clock)
                .ticker(nanos::get)
                .build();
        Practice at = own.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
        PatientRecord ada = adaAt(at);
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        FreeSlot slot = at.searchFreeSlots(SEARCH).first();
        transport.does(request -> {
            own.close();
            own.close();
            return Reply.of(201, Fhir.appointment());
        });

        Appointment booked = ada.book(Booking.of(slot, "Check-up").build());

        assertThat(booked.id()).isEqualTo("7");
        List<String> lines = Files.readAllLines(trail);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2)).contains("\"SUCCESS\"");
        assertThatIllegalStateException().isThrownBy(() -> ada.readAppointment("7"));
    }

    @Test
    void part_thatCannotBeClosed_doesNotHideWhatACallGave() {
        Owned owned = new Owned();
        owned.add((AutoCloseable) () -> {
            throw new IOException("broken");
        });

        String result = owned.during(() -> {
            owned.close();
            return "answer";
        });

        assertThat(result).isEqualTo("answer");
        owned.close();
    }

    @Test
    void parts_areClosedTheLastFirst_onceNoCallIsUnderWay() {
        List<String> closed = new ArrayList<>();
        Owned owned = new Owned();
        owned.add((AutoCloseable) () -> closed.add("transport"));
        owned.add((AutoCloseable) () -> closed.add("trail"));
        owned.add("nothing to close");

        String result = owned.during(() -> {
            owned.during(() -> {
                owned.close();
                return "inner";
            });
            return "closed by then: " + closed;
        });

        assertThat(result).isEqualTo("closed by then: []");
        assertThat(closed).containsExactly("trail", "transport");
    }

    private static Configuration keepingItsTrailIn(Path trail) {
        String prefix = "GPCONNECT_APPOINTMENTS_";
        return Configuration.builder()
                .environment(Map.of(
                        prefix + "PRODUCT_ISSUER", "https://consumer.example/",
                        prefix + "PRODUCT_DEVICE_SYSTEM", "https://consumer.example/device",
                        prefix + "PRODUCT_DEVICE_ID", "1",
                        prefix + "PRODUCT_MODEL", "Desk",
                        prefix + "PRODUCT_VERSION", "1",
                        prefix + "DIRECTORY", "fixed",
                        prefix + "DIRECTORY_FIXED_" + Samples.PRACTICE.value(), "200000009001 " + Samples.ROOT,
                        prefix + "AUDIT_FILE", trail.toString()))
                .build();
    }
}
