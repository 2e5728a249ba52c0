package dev.gpconnect.appointments.testkit.assertions;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Findings;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;

/**
 * Assertions about the fakes; their messages show the diary and nothing of any patient.
 *
 * <pre>{@code
 * import static dev.gpconnect.appointments.testkit.assertions.GpConnectAssertions.assertThat;
 *
 * assertThat(fake).hasBooked("10202").hasNoAppointmentFor("9990000026");
 * }</pre>
 */
public final class GpConnectAssertions {
    private GpConnectAssertions() {}

    /** Assertions about the diary of a practice as it is when each of them is made. */
    public static FakePracticeAssert assertThat(FakePractice practice) {
        return new FakePracticeAssert(practice);
    }

    /** Assertions about an appointment in one version. */
    public static AppointmentViewAssert assertThat(AppointmentView appointment) {
        return new AppointmentViewAssert(appointment);
    }

    /** Assertions about what was found so far. */
    public static FindingsAssert assertThat(Findings findings) {
        return new FindingsAssert(findings);
    }
}
