package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-TR-06: an answer with headers without end is not used, on any call")
class HostileHeadersTest extends EveryCallTest {

    private static final int MOST = 200;
    private static final int LARGEST = 64 * 1024;
    private static final int CONTENT_TYPE = "Content-Type: application/fhir+json;charset=utf-8".length() - 2;

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: 200 headers or 64 Ki characters of them are accepted")
    void headers_upToTheLimit_areAccepted() {
        for (Asked asked : calls(practice)) {
            transport.answers(many(asked.reply(), MOST - 1));
            assertThat(asked.ask()).as(asked.suffix()).isNotNull();
        }
        for (Asked asked : calls(
                client.encounter(encounter.organisation(), encounter.user()).practice("Y90001"))) {
            transport.answers(large(asked.reply(), LARGEST - CONTENT_TYPE));
            assertThat(asked.ask()).as(asked.suffix()).isNotNull();
        }
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: one more of either is not, whatever the status")
    void headers_beyondTheLimit_areUnusable() {
        for (Asked asked : calls(practice)) {
            transport.answers(
                    many(asked.reply(), MOST),
                    large(asked.reply(), LARGEST - CONTENT_TYPE + 1),
                    many(Reply.empty(503), MOST + 1));

            assertUnusable(asked, asked.status());
            assertUnusable(asked, asked.status());
            assertUnusable(asked, 503);
        }
    }

    private static void assertUnusable(Asked asked, int status) {
        UnusableAnswerException failure = catchThrowableOfType(UnusableAnswerException.class, asked::ask);
        assertThat(failure).as(asked.suffix()).hasMessageContaining("more headers, or larger ones");
        assertThat(failure.status()).isEqualTo(status);
    }

    private static Reply many(Reply reply, int count) {
        for (int i = 0; i < count; i++) {
            reply.header("X-" + i, "y");
        }
        return reply;
    }

    /** With a header of this many characters, its name included. */
    private static Reply large(Reply reply, int characters) {
        return reply.header("X", "y".repeat(characters - 1));
    }
}
