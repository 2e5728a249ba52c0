package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-TR-06: how much of an answer is kept")
class LargeAnswersTest extends EveryCallTest {

    private static final int IN_MEMORY = 4 * 1024 * 1024;
    private static final int STREAMED = 10 * 1024 * 1024;

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: what is held in memory as a whole may have 4 MiB, and not a byte more")
    void document_upTo4MiB_isRead() {
        transport.answers(Reply.ok(padded(STATEMENT, IN_MEMORY)), Reply.ok(padded(STATEMENT, IN_MEMORY + 1)));

        assertThat(practice.capabilityStatement()).isNotNull();
        try (Encounter another = client.encounter(encounter.organisation(), encounter.user())) {
            Practice at = another.practice("Y90001");
            assertThat(catchThrowableOfType(UnusableAnswerException.class, at::capabilityStatement))
                    .hasMessageContaining("larger than is accepted");
        }
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: a slot search, which streams by, may have more, up to 10 MiB")
    void slots_upTo10MiB_areRead() {
        String slots = Fhir.slots(Fhir.nineOClock());
        transport.answers(Reply.ok(padded(slots, STREAMED)), Reply.ok(padded(slots, STREAMED + 1)));

        assertThat(practice.searchFreeSlots(SEARCH).first().id()).isEqualTo("10");
        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> practice.searchFreeSlots(SEARCH)))
                .hasMessageContaining("larger than is accepted");
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: of an error without end its status is told, and as much of it as was read")
    void error_withoutEnd_isTold() {
        String issue = "{\"severity\":\"error\",\"code\":\"invalid\"}";
        transport.answers(Reply.of(
                500,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[" + (issue + ",").repeat(100_000) + issue + "]}"));

        ServiceException failure = catchThrowableOfType(ServiceException.class, practice::capabilityStatement);

        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.issues()).hasSize(100);
    }

    /** With spaces at the end of the JSON, up to this many bytes. */
    private static String padded(String json, int bytes) {
        return json.substring(0, json.length() - 1) + " ".repeat(bytes - Fhir.utf8(json).length) + "}";
    }
}
