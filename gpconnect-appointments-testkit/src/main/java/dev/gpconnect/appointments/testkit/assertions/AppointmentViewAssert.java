package dev.gpconnect.appointments.testkit.assertions;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.diary.DiaryText;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about an appointment as the practice has stored it. */
public final class AppointmentViewAssert extends AbstractAssert<AppointmentViewAssert, AppointmentView> {

    AppointmentViewAssert(@Nullable AppointmentView appointment) {
        super(appointment, AppointmentViewAssert.class);
    }

    /** It stands. */
    public AppointmentViewAssert isBooked() {
        return check(!appointment().cancelled(), "to be booked");
    }

    /** It was cancelled. */
    public AppointmentViewAssert isCancelled() {
        return check(appointment().cancelled(), "to be cancelled");
    }

    /** It was cancelled for this reason; a message does not show the stored one. */
    public AppointmentViewAssert isCancelledBecause(String reason) {
        return check(reason.equals(appointment().cancellationReason()), "to be cancelled because \"" + reason + "\"");
    }

    /** This is its whole description; a message does not show the stored one. */
    public AppointmentViewAssert hasDescription(String expected) {
        return check(expected.equals(appointment().description()), "to have the description \"" + expected + "\"");
    }

    /** This is its whole comment; a message does not show the stored one. */
    public AppointmentViewAssert hasComment(String expected) {
        return check(expected.equals(appointment().comment()), "to have the comment \"" + expected + "\"");
    }

    /** The organisation with this ODS code made it. */
    public AppointmentViewAssert isBookedBy(String odsCode) {
        return check(odsCode.equals(appointment().bookedBy()), "to be made by " + odsCode);
    }

    /** It holds these slots in this order, or held them before it was cancelled. */
    public AppointmentViewAssert hasSlots(String... slotIds) {
        List<String> expected = List.of(slotIds);
        return check(appointment().slotIds().equals(expected), "to have the slots " + expected);
    }

    private AppointmentView appointment() {
        isNotNull();
        return actual;
    }

    private AppointmentViewAssert check(boolean holds, String expectation) {
        if (!holds) {
            failWithMessage(
                    "%s",
                    "Expected appointment " + appointment().id() + " " + expectation + ":"
                            + DiaryText.of(List.of(appointment())));
        }
        return this;
    }
}
