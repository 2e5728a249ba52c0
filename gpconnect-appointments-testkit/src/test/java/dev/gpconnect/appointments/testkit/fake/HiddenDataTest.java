package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenDataTest {
    private final World world = new World();

    @Test
    void diagnosticsOfABodyThatIsNotValid_nameTheElementAndNotItsValue() {
        FakeResponse refused =
                Registrations.register(world, Registrations.minimal("9990000107", "Jarrow", "Jon", "1979-14-04"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Json.body(refused).at("/issue/0/diagnostics").asText())
                .contains("birthDate")
                .doesNotContain("1979");
    }

    @Test
    void valuesThatHoldPatientData_doNotShowIt() {
        FakeRequest request = world.put(Interaction.AMND, world.booked(), "8").build();
        List<Object> values = List.of(
                request,
                world.practice.answer(request),
                world.practice.appointments().get(0),
                world.practice,
                new Participants("2", "1", null, null),
                new Texts("Brook", null));
        assertThat(values)
                .allSatisfy(value -> assertThat(value.toString())
                        .doesNotContain("9990000026", "Brook", "Patient/2", "Northfield", "Bearer"));
    }
}
