package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.ScriptedTransport.Step;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what is told of each call, whatever comes of it")
class EveryFailureTest extends EveryCallTest {

    private static final String[] PERSONAL = {
        "9990000018",
        "Ada",
        "Ashdown",
        "1951",
        "Wheelchair",
        "Booked by",
        "Interpreter",
        "Asked by",
        "?identifier",
        "Bearer"
    };

    @Test
    @Requirement({"D-IG-07", "D-AU-03"})
    @DisplayName("D-IG-07, D-AU-03: no exception shows anything of the patient, and each has its request's trace id")
    void exceptions_ofEachCall_haveATraceIdAndShowNothing() {
        for (Asked asked : calls(practice)) {
            failures(asked).forEach((name, failure) -> {
                String what = asked.suffix() + ", " + name;
                transport.does(failure);

                GpConnectException thrown = catchThrowableOfType(GpConnectException.class, asked::ask);

                assertThat(thrown).as(what).isNotNull();
                HttpRequest request = transport.lastRequest();
                assertThat(allOf(thrown)).as(what).doesNotContain(PERSONAL).doesNotContain(token(request));
                assertThat(thrown.call().orElseThrow().traceId()).as(what).hasToString(header(request, "Ssp-TraceID"));
            });
        }
        assertRecordsShowNothing();
    }

    @Test
    @Requirement("D-IG-07")
    @DisplayName("D-IG-07: no result shows anything of the patient when it is written as a text")
    void results_ofEachCall_showNothing() {
        for (Asked asked : calls(practice)) {
            transport.answers(asked.reply());

            assertThat(asked.ask().toString()).as(asked.suffix()).doesNotContain(PERSONAL);
        }
        assertRecordsShowNothing();
    }

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: each request leaves one event, a failure as a success, in numbered order")
    void events_ofEachCall_areOneForEachRequest() {
        for (Asked asked : calls(practice)) {
            failures(asked).values().forEach(failure -> {
                transport.does(failure);
                assertThat(catchThrowableOfType(GpConnectException.class, asked::ask))
                        .isNotNull();
                assertThat(lastEvent().call().interaction()).isEqualTo(asked.interaction());
            });
            if (asked.interaction() != InteractionId.METADATA) {
                transport.answers(asked.reply());
                asked.ask();
                assertThat(lastEvent().call().interaction()).isEqualTo(asked.interaction());
            }
        }

        assertThat(events).hasSameSizeAs(transport.requests());
        for (int i = 0; i < events.size(); i++) {
            AuditEvent event = events.get(i);
            assertThat(event.sequence()).isEqualTo(i + 1L);
            assertThat(event.call().traceId())
                    .hasToString(header(transport.requests().get(i), "Ssp-TraceID"));
        }
    }

    /** Answers that quote what they were sent, answers that are none, and no answer. */
    private static Map<String, Step> failures(Asked asked) {
        Map<String, Step> failures = new LinkedHashMap<>();
        for (int status : new int[] {400, 403, 404, 422, 500, 503}) {
            failures.put("outcome " + status, request -> Reply.of(status, Fhir.outcome("INVALID_RESOURCE")));
            failures.put(
                    "text " + status, request -> Reply.of(status, "text/plain", "9990000018 Ada Ashdown is unknown"));
        }
        failures.put("outcome as a success", request -> Reply.of(asked.status(), Fhir.outcome("INVALID_RESOURCE")));
        failures.put("page", request -> Reply.of(asked.status(), "text/html", "<html>Ada Ashdown</html>"));
        failures.put(
                "half an answer",
                request -> Reply.of(
                        asked.status(), asked.json().substring(0, asked.json().length() - 1)));
        failures.put(
                "unfit answer", request -> Reply.of(asked.status(), "{\"resourceType\":\"Ada Ashdown 9990000018\"}"));
        failures.put("no connection", request -> {
            throw new NotSentIOException("refused", null);
        });
        failures.put("no answer", request -> {
            throw new IOException("reset");
        });
        return failures;
    }

    private void assertRecordsShowNothing() {
        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event + event.toJson()).doesNotContain(PERSONAL));
        assertThat(transport.requests())
                .allSatisfy(request -> assertThat(request + " " + request.headers())
                        .doesNotContain(PERSONAL)
                        .doesNotContain(token(request)));
    }

    private AuditEvent lastEvent() {
        return events.get(events.size() - 1);
    }

    private static String token(HttpRequest request) {
        return header(request, "Authorization").substring("Bearer ".length());
    }

    /** With causes and suppressed exceptions. */
    private static String allOf(Throwable thrown) {
        StringBuilder all = new StringBuilder(thrown.toString());
        for (Throwable earlier : thrown.getSuppressed()) {
            all.append(allOf(earlier));
        }
        Throwable cause = thrown.getCause();
        return cause == null ? all.toString() : all + allOf(cause);
    }
}
