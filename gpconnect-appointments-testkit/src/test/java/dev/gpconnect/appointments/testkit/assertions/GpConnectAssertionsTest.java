package dev.gpconnect.appointments.testkit.assertions;

import static dev.gpconnect.appointments.testkit.assertions.GpConnectAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.control.Findings;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the assertions accept, and what their messages say. */
final class GpConnectAssertionsTest {

    private static final String BEN = "9990000026";
    private static final String CARA = "9990000034";

    private static FakePractice practice() {
        return world().practice("Y90001");
    }

    private static FakeWorld world() {
        return FakeWorld.reference("https://practices.example", ManualClock.at(Instant.parse("2026-11-23T08:00:00Z")));
    }

    @Test
    void diary_thatIsAsExpected_passes() {
        FakePractice practice = practice();
        String taken = practice.take("10202").id();

        assertThat(practice)
                .hasAppointments(6)
                .hasBooked("10202", "60200")
                .hasFree("10203", "10616")
                .hasAppointmentFor(BEN)
                .hasNoAppointmentFor(CARA)
                .hasNoAppointmentFor("9990000166");
        assertThat(practice).appointment(taken).isBooked().hasSlots("10202");
        assertThat(practice).lastAppointment().hasDescription("Booked at reception");
        assertThat(practice)
                .appointment("4")
                .isCancelled()
                .isCancelledBecause("Patient can no longer attend")
                .isBookedBy("Y90010");
        assertThat(practice).appointment("1").hasComment("Routine home visit");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongExpectation_failsWithTheDiary_andNothingOfAPatient(ThrowingCallable wrong) {
        assertThatThrownBy(wrong)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected ")
                .hasMessageContaining("appointment 4 of 2026-11-28 11:40 to 11:50, slots [10616], cancelled, made by")
                .message()
                .doesNotContain("999", "Brook", "attend", "Booked at", "Routine");
    }

    static ThrowingCallable[] wrong() {
        FakePractice practice = practice();
        return new ThrowingCallable[] {
            () -> assertThat(practice).hasAppointments(1),
            () -> assertThat(practice).hasBooked("10202"),
            () -> assertThat(practice).hasFree("60200"),
            () -> assertThat(practice).hasAppointmentFor(CARA),
            () -> assertThat(practice).hasNoAppointmentFor(BEN),
            () -> assertThat(practice).appointment("77"),
            () -> assertThat(practice).appointment("4").isBooked(),
            () -> assertThat(practice).appointment("4").hasDescription("Other"),
            () -> assertThat(practice).appointment("4").hasComment("Other"),
            () -> assertThat(practice).appointment("4").isCancelledBecause("Other"),
            () -> assertThat(practice).appointment("4").isBookedBy("Y90020"),
            () -> assertThat(practice).appointment("4").hasSlots("10203")
        };
    }

    @Test
    void standingAppointment_isNotCancelled() {
        assertThatThrownBy(() -> assertThat(practice()).appointment("1").isCancelled())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("made inside the practice");
    }

    @Test
    void findings_areNamed() {
        Findings findings = world().controls().findings();
        assertThat(findings).hasNone();
        findings.add(new Finding("P-LINT-01", "", "Y90001", "", Instant.EPOCH, "No If-Match."));

        assertThat(findings).contains("P-LINT-01");
        assertThatThrownBy(() -> assertThat(findings).hasNone())
                .hasMessageContaining("P-LINT-01 at Y90001: No If-Match.");
        assertThatThrownBy(() -> assertThat(findings).contains("P-LINT-02")).hasMessageContaining("P-LINT-02");
    }

    @Test
    void takenSlot_cannotBeTakenAgain() {
        FakePractice practice = practice();
        practice.take("10202");

        assertThatThrownBy(() -> practice.take("10202")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> practice.take("1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(practice.slots()).isNotEmpty();
    }
}
