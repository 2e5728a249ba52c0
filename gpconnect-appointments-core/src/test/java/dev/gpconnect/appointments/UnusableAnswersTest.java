package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Answered, but unusable")
class UnusableAnswersTest extends ClientTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    /** Each kind of call that reads, given the record it may need. */
    private Map<String, Runnable> readingCalls(PatientRecord ada) {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("capability statement", practice::capabilityStatement);
        calls.put("slot search", () -> practice.searchFreeSlots(SEARCH));
        calls.put("find patient", () -> practice.findPatient(Samples.ada()));
        calls.put("read", () -> ada.readAppointment("7"));
        calls.put("retrieve", () -> ada.appointments(MONDAY, MONDAY));
        return calls;
    }

    private static Stream<Reply> garbage() {
        String bundle = Fhir.bundle(Fhir.ada());
        return Stream.of(
                Reply.of(200, "text/html", "<html>Ada Ashdown</html>"),
                Reply.of(200, "application/fhir+xml", "<Patient><id value=\"9990000018\"/></Patient>"),
                Reply.of(200, "text/plain", "9990000018 Ada"),
                Reply.empty(200),
                Reply.ok("null"),
                Reply.ok("[]"),
                Reply.ok("{}"),
                Reply.ok("\"Ada\""),
                Reply.ok("{\"resourceType\":7}"),
                Reply.ok("{\"resourceType\":\"Ada\"}"),
                Reply.ok(bundle.substring(0, bundle.length() - 3)),
                Reply.ok("[".repeat(5000)),
                Reply.ok("{\"a\":".repeat(500)),
                Reply.ok("{\"resourceType\":\"" + "x".repeat(2_000_000) + "\"}"),
                Reply.bytes(200, new byte[] {0, 0, (byte) 0xff, (byte) 0xfe, 1, 2, 3, 4}),
                Reply.bytes(200, new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'}));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbage_onEveryKindOfRead_isUnusableAndNotQuoted(Reply reply) {
        PatientRecord ada = ada();
        readingCalls(ada).forEach((name, call) -> {
            transport.answers(reply);
            UnusableAnswerException failure = catchThrowableOfType(UnusableAnswerException.class, call::run);
            assertThat(failure).as(name).isNotNull();
            assertThat(failure.status()).isEqualTo(200);
            assertThat(failure.toString() + failure.getCause()).doesNotContain("Ada", "9990000018");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    @DisplayName("W-HDR-07: what has to go back byte for byte is read in UTF-8 only")
    void answer_inAnotherEncoding_isUnusable(String charset) {
        PatientRecord ada = ada();
        transport.answers(
                Reply.bytes(200, Fhir.bundle(Fhir.appointment()).getBytes(Charset.forName(charset))),
                Reply.bytes(200, Fhir.appointment().getBytes(Charset.forName(charset))));

        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.appointments(MONDAY, MONDAY)))
                .isNotNull();
        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.readAppointment("7")))
                .isNotNull();
    }

    @TestFactory
    @DisplayName("AMND-E4: an OperationOutcome with a 2xx is a failure, on every kind of call")
    Stream<DynamicTest> outcome_withStatus200_isAFailureOfTheService() {
        PatientRecord ada = ada();
        return readingCalls(ada).entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    transport.answers(Reply.ok(Fhir.outcome("NO_RECORD_FOUND")));
                    assertThat(catchThrowableOfType(NotFoundException.class, call.getValue()::run))
                            .isNotNull();
                }));
    }

    @Test
    void outcome_withStatus200OnEveryWrite_isAFailureOfTheService() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        String outcome = Fhir.outcome("NO_RECORD_FOUND");
        transport.answers(Reply.ok(outcome), Reply.of(201, outcome), Reply.ok(outcome), Reply.ok(outcome));
        Booking booking = Booking.of(slot, "x").build();

        assertThat(catchThrowableOfType(NotFoundException.class, () -> ada.book(booking)))
                .isNotNull();
        assertThat(catchThrowableOfType(NotFoundException.class, () -> ada.book(booking)))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> ada.amend(appointment, Amendment.withoutComment())))
                .isNotNull();
        assertThat(catchThrowableOfType(NotFoundException.class, () -> ada.cancel(appointment, "x")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206, 299})
    void read_answeredWithAnotherSuccess_isUnusable(int status) {
        transport.answers(Reply.of(status, Fhir.bundle(Fhir.ada())));

        UnusableAnswerException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> practice.findPatient(Samples.ada()));
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure).hasMessageContaining("HTTP " + status).hasMessageNotContaining("carried out");
    }

    @Test
    @DisplayName("W-CT: what is too large is not read to its end")
    void answer_largerThanAccepted_isUnusable() {
        transport.answers(
                Reply.ok(Fhir.slots(Fhir.nineOClock())),
                Reply.ok(Fhir.bundle(Fhir.ada())),
                Reply.of(202, "x".repeat(101)));
        try (AppointmentsClient small = newBuilder().maxResponseBytes(100).build();
                Encounter theirs = small.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice("Y90001");
            for (Runnable call : new Runnable[] {
                () -> at.searchFreeSlots(SEARCH), () -> at.findPatient(Samples.ada()), at::capabilityStatement
            }) {
                assertThat(catchThrowableOfType(UnusableAnswerException.class, call::run))
                        .hasMessageContaining("larger than is accepted");
            }
        }
    }

    @Test
    void answer_exactlyAsLargeAsAccepted_isRead() {
        String body = Fhir.bundle(Fhir.ada());
        transport.answers(Reply.ok(body));
        try (AppointmentsClient exact =
                        newBuilder().maxResponseBytes(Fhir.utf8(body).length).build();
                Encounter theirs = exact.encounter(Samples.HUB, Samples.CLAIRE)) {
            assertThat(theirs.practice("Y90001").findPatient(Samples.ada())).isPresent();
        }
    }

    @Test
    void answer_whoseConnectionBreaks_isUnusable() {
        String slots = Fhir.slots(Fhir.nineOClock());
        String inLocation = slots.substring(0, slots.indexOf("River Road"));
        transport.answers(
                Reply.ok(inLocation).breakingOff(),
                Reply.ok(Fhir.bundle(Fhir.ada())).breakingOff());

        UnusableAnswerException streamed =
                catchThrowableOfType(UnusableAnswerException.class, () -> practice.searchFreeSlots(SEARCH));
        UnusableAnswerException whole =
                catchThrowableOfType(UnusableAnswerException.class, () -> practice.findPatient(Samples.ada()));
        assertThat(streamed).hasMessageContaining("broke off");
        assertThat(whole).hasMessageContaining("broke off");
    }

    @Test
    @DisplayName("wherever a slot search is cut, the answer is unusable and nothing else escapes")
    void slotSearch_cutAnywhere_isUnusable() {
        String schedule = Fhir.schedule()
                .replaceFirst("\"resourceType\":\"Schedule\",", "")
                .replaceFirst("}$", ",\"resourceType\":\"Schedule\"}");
        String whole =
                Fhir.bundle(Fhir.nineOClock(), schedule, Fhir.location(), Fhir.practitioner(), Fhir.organisation());
        for (int end = 0; end < whole.length(); end += 3) {
            transport.answers(Reply.ok(whole.substring(0, end)));
            assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> practice.searchFreeSlots(SEARCH)))
                    .as("cut at " + end)
                    .isNotNull();
        }
    }

    @Test
    @DisplayName("what came of the answer is known: a response that cannot be closed changes nothing")
    void closing_thatFails_doesNotLoseTheAnswer() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())).failingToClose());

        assertThat(practice.findPatient(Samples.ada())).isPresent();
    }

    @Test
    @DisplayName("C-FPAT-04: two patients with one NHS number, or another's record")
    void findPatient_answeredWithTwoOrAnother_isUnusable() {
        transport.answers(
                Reply.ok(Fhir.bundle(Fhir.ada(), Fhir.ada())),
                Reply.ok(Fhir.bundle(Fhir.ada().replace("9990000018", "9990000026"))),
                Reply.ok(Fhir.bundle(Fhir.ada().replace("\"id\":\"2\"", "\"id\":\"../3\""))),
                Reply.ok(Fhir.bundle(Fhir.ada().replace("\"id\":\"2\",", ""))));
        for (int i = 0; i < 4; i++) {
            UnusableAnswerException failure =
                    catchThrowableOfType(UnusableAnswerException.class, () -> practice.findPatient(Samples.ada()));
            assertThat(failure).isNotNull().hasMessageNotContaining("9990000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/2|Patient/3",
                "\"id\":\"7\"|\"id\":\"8\"",
                "\"id\":\"7\",|",
                "09:00:00+00:00\",\"end|09:00:00\",\"end",
                "\"end\":\"2026-11-23T09:10:00+00:00\",|"
            })
    @DisplayName("C-GEN-04: an appointment of another patient, another appointment, or one without id or times")
    void appointment_thatIsNotTheOneAskedFor_isUnusable(String change) {
        PatientRecord ada = ada();
        String[] fromTo = (change + " ").split("\\|", 2);
        transport.answers(Reply.ok(Fhir.appointment().replace(fromTo[0], fromTo[1].strip())));

        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.readAppointment("7")))
                .isNotNull();
    }

    @Test
    void retrieve_withAnotherPatientsAppointment_isUnusable() {
        PatientRecord ada = ada();
        transport.answers(
                Reply.ok(Fhir.bundle(Fhir.appointment(), Fhir.appointment().replace("Patient/2", "Patient/3"))));

        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.appointments(MONDAY, MONDAY)))
                .isNotNull();
    }
}
