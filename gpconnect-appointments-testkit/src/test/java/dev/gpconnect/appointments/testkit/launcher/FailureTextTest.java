package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.PartlyDoneException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    private static final CallInfo CALL =
            new CallInfo(InteractionId.BOOK_APPOINTMENT, OdsCode.of("Y90001"), new UUID(0, 1));

    @Test
    void failure_thatIsPartlyDone_saysWhatIsDoneAndWhyTheRestFailed() {
        Issue issue = new Issue("invalid", null, null, null, "No such slot");
        ServiceException refused = new ServiceException("Rejected", new Failure(422, List.of(issue), CALL));
        PartlyDoneException failure = new PartlyDoneException("The first is done", refused, false);

        assertThat(FailureText.of(failure))
                .isEqualTo("The first is done [" + CALL + "] – Rejected (HTTP 422) [" + CALL
                        + "] – the answer says: No such slot");
    }
}
