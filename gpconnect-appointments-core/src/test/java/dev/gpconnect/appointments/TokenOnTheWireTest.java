package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-JWT: the token of each request")
class TokenOnTheWireTest extends ClientTest {

    @Test
    @DisplayName("W-JWT-01")
    void token_ofARequest_hasTheFixedHeaderNoPaddingAndEndsWithADot() {
        ada();

        Token token = Token.of(transport.lastRequest());
        assertThat(token.header()).isEqualTo("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        assertThat(token.raw()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.");
    }

    @Test
    @DisplayName("W-JWT-02, W-JWT-03: the ten claims and nothing else")
    void token_ofARequest_hasTheTenClaims() {
        ada();

        long now = Instant.parse("2026-11-20T10:15:30Z").getEpochSecond();
        JsonNode expected = Token.json("""
                {"iss":"https://consumer.example.nhs.uk/","sub":"10019",
                 "aud":"https://practice.example.nhs.uk/Y90001/STU3/1/gpconnect","iat":%d,"exp":%d,
                 "reason_for_request":"directcare","requested_scope":"patient/*.read",
                 "requesting_device":{"resourceType":"Device",
                   "identifier":[{"system":"https://consumer.example/Id/device","value":"install-7"}],
                   "model":"Appointment Desk","version":"1.4.2"},
                 "requesting_organization":{"resourceType":"Organization",
                   "identifier":[{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90010"}],
                   "name":"Northfield Extended Access Hub"},
                 "requesting_practitioner":{"resourceType":"Practitioner","id":"10019",
                   "identifier":[{"system":"https://fhir.nhs.uk/Id/sds-user-id","value":"111222333444"},
                     {"system":"https://fhir.nhs.uk/Id/sds-role-profile-id","value":"444555666777"},
                     {"system":"https://consumer.example/Id/user-guid","value":"guid-10019"}],
                   "name":[{"family":"Jones","given":["Claire"],"prefix":["Dr"]}]}}""".formatted(now, now + 300));
        assertThat(Token.of(transport.lastRequest()).claims()).isEqualTo(expected);
    }

    @Test
    @DisplayName("W-JWT-02: UNK where there is no smartcard; no prefix or given name where there is none")
    void token_ofAUserWithoutSmartcard_saysUnknown() {
        User user = User.builder(
                        "u-1",
                        new PersonName("Reed", java.util.List.of(), java.util.List.of()),
                        URI.create("https://consumer.example/Id/user-guid"),
                        "g-1")
                .build();
        transport.answers(Reply.ok(Fhir.slots()));
        try (Encounter theirs = client.encounter(Samples.HUB, user)) {
            theirs.practice("Y90001").searchFreeSlots(SEARCH);
        }

        JsonNode practitioner = Token.of(transport.lastRequest()).claims().get("requesting_practitioner");
        assertThat(practitioner.at("/identifier/0/value").asText()).isEqualTo("UNK");
        assertThat(practitioner.at("/identifier/1/value").asText()).isEqualTo("UNK");
        assertThat(practitioner.get("name")).hasToString("[{\"family\":\"Reed\"}]");
    }

    @Test
    @DisplayName("01 §2: the scope of each interaction")
    void token_ofEachInteraction_asksForItsScope() {
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"));
        practice.capabilityStatement();
        assertScope("organization/*.read");
        FreeSlot slot = slot();
        assertScope("organization/*.read");
        PatientRecord ada = ada();
        assertScope("patient/*.read");
        var appointment = appointment(ada);
        assertScope("patient/*.read");
        transport.answers(Reply.ok(Fhir.bundle()));
        ada.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));
        assertScope("patient/*.read");
        transport.answers(Reply.of(201, Fhir.appointment()));
        ada.book(Booking.of(slot, "Booked by the hub").build());
        assertScope("patient/*.write");
        transport.answers(Reply.ok(Fhir.appointment("4")), Reply.ok(Fhir.cancelled("4")));
        ada.amend(appointment, Amendment.withoutComment());
        assertScope("patient/*.write");
        ada.cancel(appointment, "No longer needed");
        assertScope("patient/*.write");
    }

    @Test
    void tokens_ofTheApplicationsOwn_areSentAsTheyAre() {
        transport.answers(Reply.ok(Fhir.slots()));
        try (AppointmentsClient own = newBuilder()
                        .tokens(request -> request.interaction().scope() + ";" + request.audience())
                        .build();
                Encounter theirs = own.encounter(Samples.HUB, Samples.CLAIRE)) {
            theirs.practice("Y90001").searchFreeSlots(SEARCH);
        }

        assertThat(transport.lastRequest().headers().first("Authorization"))
                .contains("Bearer organization/*.read;" + Samples.ROOT);
    }

    private void assertScope(String scope) {
        assertThat(Token.of(transport.lastRequest())
                        .claims()
                        .get("requested_scope")
                        .asText())
                .isEqualTo(scope);
    }
}
