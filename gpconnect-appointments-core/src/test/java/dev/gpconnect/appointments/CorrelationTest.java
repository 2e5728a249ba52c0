package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the application calls an encounter is with all that is told of it, and is never sent")
class CorrelationTest extends EveryCallTest {

    private static final String ID = "web-4711/a#7";
    private static final List<String> NAMES =
            List.of("Ssp-TraceID", "Ssp-From", "Ssp-To", "Ssp-InteractionID", "Authorization", "Accept");

    @Test
    @Requirement({"D-AU-01", "D-AU-03"})
    @DisplayName("D-AU-01, D-AU-03: the audit event and the exception of each interaction have it")
    void id_ofEachCall_isInItsEventAndItsException() {
        for (Asked asked : calls(named().practice(Samples.PRACTICE))) {
            transport.fails(new NotSentIOException("refused", null));
            GpConnectException failure = catchThrowableOfType(GpConnectException.class, asked::ask);
            transport.answers(asked.reply());
            asked.ask();

            assertThat(failure.correlationId()).as(asked.suffix()).contains(ID);
            assertThat(failure).hasMessageEndingWith(", correlation id " + ID + "]");
            assertThat(failure.call().map(CallInfo::correlationId)).contains(ID);
        }
        assertThat(events).hasSizeGreaterThan(30).allSatisfy(event -> {
            assertThat(event.correlationId()).contains(ID);
            assertThat(event.toJson()).contains("\"correlationId\":\"" + ID + "\"");
            assertThat(event.toString()).contains(ID);
        });
    }

    @Test
    @Requirement("C-GEN-03")
    @DisplayName("C-GEN-03: each request has the headers of the specification and no other, and nothing names the id")
    void request_ofEachCall_holdsNothingOfIt() {
        for (Asked asked : calls(named().practice(Samples.PRACTICE))) {
            transport.answers(asked.reply());
            asked.ask();

            HttpRequest request = transport.lastRequest();
            List<String> further = switch (request.method()) {
                case "POST" -> List.of("Content-Type");
                case "PUT" -> List.of("Content-Type", "If-Match");
                default -> List.of();
            };
            assertThat(names(request))
                    .as(asked.suffix())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(NAMES.stream(), further.stream()).toList());
        }
        assertThat(transport.requests()).hasSize(20).allSatisfy(request -> {
            assertThat(request.url()).doesNotContain("4711");
            assertThat(Token.of(request).claims().toString()).doesNotContain("4711");
            assertThat(Fhir.text(request.body().orElse(new byte[0]))).doesNotContain("4711");
            assertThat(names(request))
                    .allSatisfy(name -> assertThat(header(request, name)).doesNotContain("4711"));
        });
    }

    @Test
    void encounter_withoutAnId_hasNone() {
        transport.answers(Reply.empty(404));
        GpConnectException failure = catchThrowableOfType(GpConnectException.class, practice::capabilityStatement);

        assertThat(encounter.correlationId()).isEmpty();
        assertThat(failure.correlationId()).isEmpty();
        assertThat(failure).hasMessageNotContaining("correlation");
        assertThat(events.get(0).correlationId()).isEmpty();
        assertThat(events.get(0).toJson()).doesNotContain("correlation");
    }

    @Test
    void id_setAnew_isThatOfLaterCallsOfThisEncounterOnly() {
        named();
        transport.answers(Reply.ok(Fhir.slots()));
        transport.does(request -> {
            encounter.correlationId("third");
            return Reply.ok(Fhir.slots());
        });
        transport.answers(Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()));
        try (Encounter another = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            practice.searchFreeSlots(SEARCH);
            encounter.correlationId("second");
            practice.searchFreeSlots(SEARCH);
            practice.searchFreeSlots(SEARCH);
            another.practice(Samples.PRACTICE).searchFreeSlots(SEARCH);
        }

        assertThat(events)
                .extracting(event -> event.correlationId().orElse("none"))
                .containsExactly(ID, "second", "third", "none");
    }

    @Test
    @DisplayName("and a diagnosis names it with each exchange")
    void diagnosis_ofAnEncounterWithAnId_namesIt() {
        transport.answers(Reply.ok(STATEMENT), Reply.ok(Fhir.slots()));

        assertThat(named().practice(Samples.PRACTICE).diagnose(SEARCH).exchanges())
                .extracting(CallInfo::correlationId)
                .containsExactly(ID, ID);
    }

    @Test
    @DisplayName("a refusal before there is an exchange has none")
    void refusal_beforeAnExchange_hasNone() {
        named();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> practice.findHealthcareService(" "));

        assertThat(refused.correlationId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "tab\t", "line\n", "caf\u00e9", "\u007f"})
    @DisplayName("an id that is not plain is misuse, and its text is not repeated")
    void id_thatIsNotPlain_isMisuse(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encounter.correlationId(id))
                .withMessage("A correlation id has 1 to 128 visible ASCII characters and no space; give a plain id");
        assertThat(encounter.correlationId()).isEmpty();
    }

    @Test
    void id_ofAnyPlainText_isTaken() {
        String longest = "!~".repeat(64);

        assertThat(encounter.correlationId(longest)).isSameAs(encounter);
        assertThat(encounter.correlationId()).contains(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> encounter.correlationId(longest + "x"));
        assertThatNullPointerException().isThrownBy(() -> encounter.correlationId(null));
        encounter.close();
        assertThatIllegalStateException().isThrownBy(() -> encounter.correlationId("x"));
        assertThat(encounter.correlationId()).contains(longest);
    }

    private Encounter named() {
        return encounter.correlationId(ID);
    }

    private static List<String> names(HttpRequest request) {
        List<String> names = new ArrayList<>();
        request.headers().forEach((name, value) -> names.add(name));
        return names;
    }
}
