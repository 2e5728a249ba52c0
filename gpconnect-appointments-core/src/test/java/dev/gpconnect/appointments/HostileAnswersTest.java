package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.organisations.Summary;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-TR-06: answers that are meant to do harm")
class HostileAnswersTest extends EveryCallTest {

    private static final int DEPTH = 100_000;
    private static final int LIMIT = 20_000;

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: nesting without end is not followed, on any call")
    void nesting_withoutEnd_isUnusable() {
        for (Asked asked : calls(practice)) {
            for (String deep : new String[] {nested("[", "]"), nested("{\"a\":", "}")}) {
                String member = asked.json().replaceFirst("\\{", "{\"x\":" + deep + ",");
                transport.answers(Reply.of(asked.status(), member));
                assertUnusable(asked);
                transport.answers(Reply.of(500, deep));
                assertThat(catchThrowableOfType(ServiceException.class, asked::ask)
                                .status())
                        .isEqualTo(500);
            }
        }
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: what is larger than is accepted is not read, on any call")
    void answer_tooLarge_isUnusable() {
        try (AppointmentsClient small = newBuilder().maxResponseBytes(LIMIT).build();
                Encounter theirs = small.encounter(Samples.HUB, Samples.CLAIRE)) {
            for (Asked asked : calls(theirs.practice(Samples.PRACTICE))) {
                String large = asked.json().replaceFirst("\\{", "{\"x\":\"" + "y".repeat(LIMIT) + "\",");
                transport.answers(Reply.of(asked.status(), large));

                assertThat(assertUnusable(asked)).hasMessageContaining("larger than is accepted");
            }
        }
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: long texts and endless numbers that nobody asks for do no harm, on any call")
    void texts_thatNobodyAsksFor_doNoHarm() {
        String huge = "{\"x\":\"" + "y".repeat(1_000_000) + "\",\"n\":1e999999999,\"m\":-" + "9".repeat(99) + ",";
        for (Asked asked : calls(practice)) {
            transport.answers(Reply.of(asked.status(), asked.json().replaceFirst("\\{", huge)));

            assertThat(asked.ask()).as(asked.suffix()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%sy\":1,", "\"n\":1%s0,"})
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: names and numbers beyond all measure are not taken in, on any call")
    void namesAndNumbers_beyondMeasure_areUnusable(String member) {
        for (Asked asked : calls(practice)) {
            String json = asked.json().replaceFirst("\\{", "{" + member.formatted("1".repeat(10_000)));
            transport.answers(Reply.of(asked.status(), json));

            assertUnusable(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: no answer sends the client, or its token, elsewhere")
    void redirect_ofAnyCall_isNotFollowed(int status) {
        for (Asked asked : calls(practice)) {
            int before = transport.requests().size();
            transport.answers(Reply.empty(status).header("Location", "https://elsewhere.example/Patient/2"));

            ServiceException failure = catchThrowableOfType(ServiceException.class, asked::ask);

            assertThat(failure.status()).isEqualTo(status);
            assertThat(transport.requests()).hasSize(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Patient/3", "1/../../Patient/3", "1?x=y", "%2e%2e", "1#x", "\\\\..", "1/x"})
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: an id of the practice's that is none never gets into a URL")
    void ids_thatAreNone_doNotGetIntoAUrl(String id) {
        String json = Fhir.appointment().replace("Location/1", "Location/" + id);
        Appointment appointment = appointment(ada(), json);
        transport.answers(Reply.ok(Fhir.practitioner()));

        Summary summary = practice.summary(appointment);

        assertThat(summary.locationName()).isEqualTo(Summary.NOT_SUPPLIED);
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("\"id\":\"2\"", "\"id\":\"" + id + "\""))));
        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> practice.findPatient(Samples.ada())))
                .isNotNull();
        assertThat(transport.requests())
                .extracting(HttpRequest::url)
                .containsExactly(
                        Samples.ROOT + "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018",
                        Samples.ROOT + "/Appointment/7",
                        Samples.ROOT + "/Practitioner/1",
                        Samples.ROOT + "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018");
    }

    private static String nested(String open, String close) {
        return open.repeat(DEPTH) + "[]" + close.repeat(DEPTH);
    }

    private static UnusableAnswerException assertUnusable(Asked asked) {
        UnusableAnswerException failure = catchThrowableOfType(UnusableAnswerException.class, asked::ask);
        assertThat(failure).as(asked.suffix()).isNotNull();
        return failure;
    }
}
