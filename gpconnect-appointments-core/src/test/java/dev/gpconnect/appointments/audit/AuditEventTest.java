package dev.gpconnect.appointments.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.requirements.Requirement;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-AU-01: an event of the audit trail")
class AuditEventTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.250Z");

    @Requirement({"D-AU-01", "D-AU-02"})
    @Test
    void json_ofAFullEvent_isOneLineOfAllThatIsKnown() {
        CallInfo call = new CallInfo(InteractionId.CANCEL_APPOINTMENT, Samples.PRACTICE, new UUID(0, 5), 1, "web-4711");
        AuditEvent event = AuditEvent.builder(call, Samples.HUB, Samples.CLAIRE, AuditOutcome.ANSWERED_WITH_ERROR)
                .status(409)
                .code(SpineErrorCode.FHIR_CONSTRAINT_VIOLATION)
                .patientId("2")
                .appointmentId("7")
                .build(41, NOW);

        assertThat(event.toJson())
                .isEqualTo("{\"sequence\":41,\"time\":\"2026-11-20T10:15:30.250Z\",\"userId\":\"10019\","
                        + "\"userName\":\"Dr Claire Jones\",\"sdsUserId\":\"111222333444\","
                        + "\"sdsRoleProfileId\":\"444555666777\",\"organisation\":\"Y90010\",\"practice\":\"Y90001\","
                        + "\"interaction\":\"urn:nhs:names:services:gpconnect:fhir:rest:cancel:appointment-1\","
                        + "\"traceId\":\"00000000-0000-0000-0000-000000000005\",\"attempt\":1,\"correlationId\":\"web-4711\","
                        + "\"outcome\":\"ANSWERED_WITH_ERROR\",\"status\":409,\"code\":\"FHIR_CONSTRAINT_VIOLATION\","
                        + "\"patientId\":\"2\",\"appointmentId\":\"7\"}");
    }

    @Test
    void json_ofWhatIsNotKnown_leavesItOut() {
        User withoutSmartcard = User.builder(
                        "7", PersonName.of("O\"Neill\n", "Pat"), URI.create("https://consumer.example/Id/user"), "7")
                .build();
        AuditEvent event = AuditEvent.builder(
                        Samples.call(InteractionId.METADATA), Samples.HUB, withoutSmartcard, AuditOutcome.NOT_SENT)
                .build(1, NOW);

        assertThat(event.toJson())
                .contains("\"userName\":\"Pat O\\\"Neill\\n\",\"organisation\"")
                .endsWith("\"attempt\":1,\"outcome\":\"NOT_SENT\"}")
                .doesNotContain("\n", "UNK");
        assertThat(event.status()).isEmpty();
        assertThat(event.code()).isEmpty();
        assertThat(event.patientId()).isEmpty();
        assertThat(event.appointmentId()).isEmpty();
    }

    @Test
    @Requirement("D-IG-07")
    @DisplayName("D-IG-07: what a provider puts in the place of a code is not kept")
    void json_ofACodeThatIsNone_doesNotShowIt() {
        AuditEvent event = AuditEvent.builder(
                        Samples.call(InteractionId.FIND_PATIENT),
                        Samples.HUB,
                        Samples.CLAIRE,
                        AuditOutcome.ANSWERED_WITH_ERROR)
                .code(SpineErrorCode.of("Patient 9990000018"))
                .build(1, NOW);

        assertThat(event.toJson()).contains("\"code\":\"(not a code)\"").doesNotContain("9990000018");
    }

    @Test
    void text_ofAnEvent_doesNotNameTheUser() {
        AuditEvent event = AuditEvent.builder(
                        Samples.call(InteractionId.METADATA), Samples.HUB, Samples.CLAIRE, AuditOutcome.SUCCESS)
                .build(3, NOW);

        assertThat(event)
                .hasToString("AuditEvent[3 SUCCESS METADATA at Y90001, trace id 00000000-0000-0000-0000-000000000001]");
    }
}
