package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-AMND-02, C-CANC-01: what was received goes back, the permitted change alone is made")
class ChangeBodyTest extends ClientTest {

    private static final String REASON_URL =
            "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-AppointmentCancellationReason-1";

    /** An appointment in odd clothes; %s stands where a test puts members. */
    private static final String ODD =
            "{ \"id\" :\t\"7\",\r\n\"resourceType\":\"Appointment\" , \"x-unknown\":{\"a\":[1.50,-0,1e3,"
                    + "null,true,{\"description\":\"inner\"}],\"\\u0062\":\"\\/ \\u00e9 é 😀\"},\"meta\":{\"versionId\":\"3\"},"
                    + "\"status\" : \"booked\"%s,\"start\":\"2026-11-23T09:00:00+00:00\",\"end\":\"2026-11-23T09:10:00+00:00\""
                    + ",\"participant\":[{\"actor\":{\"reference\":\"Patient/2\"}}]%s }";

    @Requirement({"C-AMND-01", "C-AMND-02"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`,\"comment\" : \"old\"`|``|`,\"comment\" : \"new ä\\\"\\\\\"`|``",
                "``|`,\"comment\":\"old \\\" } \\u007d\"`|``|`,\"comment\":\"new ä\\\"\\\\\"`",
                "``|``|``|`,\"comment\":\"new ä\\\"\\\\\"`",
                "`,\"comment\":null`|``|`,\"comment\":\"new ä\\\"\\\\\"`|``"
            })
    void comment_presentLastOrAbsent_isTheOnlyChange(String middle, String end, String newMiddle, String newEnd) {
        assertThat(amended(ODD.formatted(middle, end), Amendment.comment("new ä\"\\")))
                .isEqualTo(ODD.formatted(newMiddle, newEnd));
    }

    @Requirement({"C-AMND-01", "C-AMND-02"})
    @Test
    void description_amended_isTheOnlyChange() {
        String before = ODD.formatted(",\n  \"description\": \"old\"", "");

        assertThat(amended(before, Amendment.description("new"))).isEqualTo(before.replace("\"old\"", "\"new\""));
    }

    @Test
    void bothTexts_amended_areTheOnlyChanges() {
        String before = ODD.formatted(",\"comment\":\"c\",\"description\":\"d\"", "");

        assertThat(amended(before, Amendment.of("D", "C")))
                .isEqualTo(ODD.formatted(",\"comment\":\"C\",\"description\":\"D\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"comment\":\"c\"", " , \"comment\" : \"c,}]\""})
    void comment_removedInTheMiddle_leavesTheRest(String comment) {
        String sent = amended(ODD.formatted(comment, ""), Amendment.withoutComment());

        assertThat(sent.replaceFirst("\"booked\"\\s*,\\s*", "\"booked\",")).isEqualTo(ODD.formatted("", ""));
    }

    @Test
    void comment_removedAtTheEnd_leavesTheRest() {
        String sent = amended(ODD.formatted("", ",\"comment\":\"c\""), Amendment.withoutComment());

        assertThat(sent).isEqualTo(ODD.formatted("", ""));
    }

    @Test
    void comment_removedWhereThereIsNone_sendsTheBytesReceived() {
        String before = ODD.formatted("", "");

        assertThat(amended(before, Amendment.withoutComment())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|``|`,\"extension\":[%s]`",
                "`,\"extension\":[]`|`,\"extension\":[%s]`|``",
                "`,\"extension\":[ ]`|`,\"extension\":[ %s]`|``",
                "`,\"extension\":null`|`,\"extension\":[%s]`|``",
                "`,\"extension\":{\"url\":\"u\"}`|`,\"extension\":[{\"url\":\"u\"},%s]`|``",
                "`,\"extension\":[{\"url\":\"u\"} ]`|`,\"extension\":[{\"url\":\"u\"} ,%s]`|``",
                "`,\"extension\":[{\"url\":\"u\"}, ]`|`,\"extension\":[{\"url\":\"u\"} ,%s]`|``"
            })
    @Requirement("C-CANC-01")
    @DisplayName("C-CANC-01: status and one reason, nothing else")
    void cancellation_whateverTheExtensions_changesStatusAndAddsTheReason(String before, String after, String end) {
        String reason = "{\"url\":\"" + REASON_URL + "\",\"valueString\":\"Line 1\\n\\\"Zoë\\\"\"}";

        String sent = cancelled(ODD.formatted(before, ""), "Line 1\n\"Zoë\"");

        String expected = ODD.replace("\"booked\"", "\"cancelled\"")
                .formatted(after.replace("%s", reason), end.replace("%s", reason));
        assertThat(sent).isEqualTo(expected);
    }

    @Test
    @DisplayName("a byte order mark and space around the resource are not sent back")
    void change_ofAResourceBehindAMark_sendsTheObjectAlone() {
        String before = ODD.formatted("", "");

        assertThat(amended("\uFEFF\n " + before + "\n\n", Amendment.withoutComment()))
                .isEqualTo(before);
    }

    @Test
    @Requirement("C-AMND-02")
    @DisplayName("an appointment out of a Bundle goes back as the bytes it had there")
    void change_ofAnAppointmentFromABundle_sendsItsSlice() {
        PatientRecord ada = ada();
        String before = ODD.formatted(",\"comment\":\"old\"", "");
        transport.answers(Reply.ok(
                "\uFEFF{\"entry\":[{\"fullUrl\":\"é\",\"resource\" : " + before + " }],\"resourceType\":\"Bundle\"}"));
        PatientAppointments found = ada.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 30));
        transport.answers(Reply.ok(Fhir.appointment("4")));

        ada.amend(found.list().get(0), Amendment.comment("new"));

        assertThat(lastBody()).isEqualTo(ODD.formatted(",\"comment\":\"new\"", ""));
    }

    @Test
    @Requirement("C-AMND-05")
    @DisplayName("C-AMND-05: the result is what the practice answers, with its version")
    void change_answered_givesTheAppointmentAsItIsNow() {
        PatientRecord ada = ada();
        Appointment before = appointment(ada);
        transport.answers(Reply.ok(Fhir.appointment("4").replace("Wheelchair user", "Cut sho")));

        Appointment after = ada.amend(before, Amendment.comment("Cut short by the practice"));

        assertThat(after.versionId()).contains("4");
        assertThat(after.comment()).contains("Cut sho");
        assertThat(Fhir.text(before.json())).isEqualTo(Fhir.appointment());
    }

    private String amended(String json, Amendment amendment) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, json);
        transport.answers(Reply.ok(Fhir.appointment("4")));
        ada.amend(appointment, amendment);
        return lastBody();
    }

    private String cancelled(String json, String reason) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, json);
        transport.answers(Reply.ok(Fhir.cancelled("4")));
        ada.cancel(appointment, reason);
        return lastBody();
    }

    private String lastBody() {
        return Fhir.text(transport.lastRequest().body().orElseThrow());
    }
}
