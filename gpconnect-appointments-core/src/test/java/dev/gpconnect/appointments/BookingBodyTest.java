package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-BOOK-03 to C-BOOK-06, M-APPT column BOOK: the body of a booking")
class BookingBodyTest extends ClientTest {

    @Test
    @Requirement({"C-SLOT-07", "C-BOOK-03", "C-BOOK-04", "C-BOOK-05", "C-BOOK-06"})
    @DisplayName("every permitted element and none besides; the type sent as a filter is in the organisation")
    void body_ofAFullBooking_isExactlyThis() {
        FreeSlot slot = slot();

        assertThat(booked(slot, "Booked by the hub", "Wheelchair user")).isEqualTo(Token.json("""
                {"resourceType":"Appointment",
                 "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1"]},
                 "contained":[{"resourceType":"Organization","id":"1",
                   "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1"]},
                   "identifier":[{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90010"}],
                   "type":[{"coding":[{"system":"https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1",
                     "code":"gp-practice"}]}],
                   "name":"Northfield Extended Access Hub",
                   "telecom":[{"system":"phone","value":"0300 000 9010","use":"work"}]}],
                 "extension":[
                   {"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-BookingOrganisation-1",
                    "valueReference":{"reference":"#1"}},
                   {"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-PractitionerRole-1",
                    "valueCodeableConcept":{"coding":[
                      {"system":"https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1","code":"R0260",
                       "display":"General Medical Practitioner"}]}},
                   {"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2",
                    "valueCode":"In-person"}],
                 "status":"booked","description":"Booked by the hub",
                 "start":"2026-11-23T09:00:00+00:00","end":"2026-11-23T09:10:00+00:00",
                 "slot":[{"reference":"Slot/10"}],"created":"2026-11-20T10:15:30+00:00","comment":"Wheelchair user",
                 "participant":[{"actor":{"reference":"Patient/2"},"status":"accepted"},
                   {"actor":{"reference":"Location/1"},"status":"accepted"},
                   {"actor":{"reference":"Practitioner/1"},"status":"accepted"}]}"""));
    }

    @Test
    @Requirement("C-BOOK-04")
    @DisplayName("C-BOOK-04, M-APPT-24: what the practice did not give is not invented")
    void body_ofAPlainSlot_leavesOutWhatIsNotKnown() {
        String bareSchedule = "{\"resourceType\":\"Schedule\",\"id\":\"1\",\"actor\":[{\"reference\":\"Location/1\"}]}";
        String bareSlot = Fhir.nineOClock().replaceAll("\"extension\":\\[[^]]*],", "");
        transport.answers(Reply.ok(Fhir.bundle(bareSlot, bareSchedule)));
        FreeSlot slot = practice.searchFreeSlots(SEARCH).first();

        JsonNode body = booked(slot, "Booked by the hub", null);

        assertThat(body.get("extension")).hasSize(1);
        assertThat(body.has("comment")).isFalse();
        assertThat(body.get("participant")).hasSize(2);
    }

    @Test
    @Requirement("C-BOOK-04")
    @DisplayName("C-BOOK-04: a role without system and display goes back without them")
    void body_ofABareRole_repeatsItAsItCame() {
        String schedule =
                Fhir.schedule().replaceAll("\"system\":\"[^\"]*\",", "").replaceAll(",\\s*\"display\":\"[^\"]*\"", "");
        transport.answers(Reply.ok(Fhir.bundle(Fhir.nineOClock(), schedule)));

        JsonNode body = booked(practice.searchFreeSlots(SEARCH).first(), "Booked by the hub", null);

        assertThat(body.at("/extension/1/valueCodeableConcept")).hasToString("{\"coding\":[{\"code\":\"R0260\"}]}");
    }

    @Test
    @Requirement("C-BOOK-06")
    @DisplayName("C-BOOK-06: no type in the organisation when none was sent as a filter")
    void body_whenTheSearchNamedNoType_hasNone() {
        try (Encounter theirs = client.encounter(Samples.UNTYPED, Samples.CLAIRE)) {
            Practice at = theirs.practice(Samples.PRACTICE);
            transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
            FreeSlot slot = at.searchFreeSlots(SEARCH).first();
            PatientRecord ada = adaAt(at);
            transport.answers(Reply.of(201, Fhir.appointment()));
            ada.book(Booking.of(slot, "Walk-in").build());
        }

        JsonNode organisation = lastBody().at("/contained/0");
        assertThat(organisation.has("type")).isFalse();
        assertThat(organisation.get("name").asText()).isEqualTo("Northfield Walk-in");
    }

    @Test
    @Requirement("C-BOOK-08")
    @DisplayName("C-BOOK-08, M-APPT-17, M-APPT-19: several slots, first start and last end")
    void body_ofTwoSlots_spansBoth() {
        List<FreeSlot> both = slots(Fhir.tenPastNine(), Fhir.nineOClock()).list();
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()));

        ada.book(Booking.of(both, "Double appointment").build());

        assertThat(lastBody().get("slot")).hasToString("[{\"reference\":\"Slot/10\"},{\"reference\":\"Slot/11\"}]");
        assertThat(lastBody().get("start").asText()).isEqualTo("2026-11-23T09:00:00+00:00");
        assertThat(lastBody().get("end").asText()).isEqualTo("2026-11-23T09:20:00+00:00");
    }

    @Test
    @DisplayName("W-DT-10: start and end are repeated to the letter, however they were written")
    void body_ofASlotInAnotherForm_keepsThatForm() {
        FreeSlot slot = slots(Fhir.slot("10", "2026-11-23T09:00:00.000Z", "2026-11-23T10:10:00+01:00"))
                .first();

        JsonNode body = booked(slot, "Booked by the hub", null);

        assertThat(body.get("start").asText()).isEqualTo("2026-11-23T09:00:00.000Z");
        assertThat(body.get("end").asText()).isEqualTo("2026-11-23T10:10:00+01:00");
    }

    @Test
    @Requirement("D-CA-05")
    @DisplayName("M-APPT-20, W-DT-01: created is London time in summer too")
    void created_inSummer_hasTheSummerOffset() {
        clock.set("2026-07-01T23:30:00.999Z");

        JsonNode body = booked(slot(), "Booked by the hub", null);

        assertThat(body.get("created").asText()).isEqualTo("2026-07-02T00:30:00+01:00");
    }

    @Test
    @Requirement("C-BOOK-07")
    @DisplayName("C-BOOK-07: texts go as they are, to the last character")
    void texts_withEveryKindOfCharacter_arriveUnchanged() {
        String text = "  Zoë's \"slot\" \\ / – 😀\tend ";

        JsonNode body = booked(slot(), text, "Line one\r\nline two");

        assertThat(body.get("description").asText()).isEqualTo(text);
        assertThat(body.get("comment").asText()).isEqualTo("Line one\r\nline two");
    }

    @Test
    @Requirement("C-BOOK-11")
    @DisplayName("C-BOOK-11: the result is what the practice has stored")
    void book_answered_givesTheStoredAppointment() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()).header("etag", "W/\"99\""));

        Appointment booked = ada.book(Booking.of(slot, "Booked by the hub").build());

        assertThat(booked.id()).isEqualTo("7");
        assertThat(booked.versionId()).contains("3");
        assertThat(booked.practice()).isEqualTo(Samples.PRACTICE);
    }

    private JsonNode booked(FreeSlot slot, String description, String comment) {
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()));
        Booking.Builder booking = Booking.of(slot, description);
        ada.book(comment == null ? booking.build() : booking.comment(comment).build());
        return lastBody();
    }

    private JsonNode lastBody() {
        return Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()));
    }
}
