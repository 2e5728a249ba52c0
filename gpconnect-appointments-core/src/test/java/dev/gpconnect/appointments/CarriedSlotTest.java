package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-06, D-CA-03, C-SLOT-07: a slot is carried from one request of the application to the next")
class CarriedSlotTest extends ClientTest {

    @Test
    @DisplayName("C-SLOT-07: what a booking needs, and nothing besides")
    void slot_withEverything_isCarriedAsExactlyThis() {
        assertThat(Token.json(full().toCarriedJson())).isEqualTo(Token.json("""
                {"type":"slot","format":1,"practice":"Y90001","id":"10","start":"2026-11-23T09:00:00.0Z",
                 "end":"2026-11-23T10:10:00+01:00","scheduleId":"1","slotType":"General GP Appointment",
                 "deliveryChannel":"In-person","sessionType":"Morning surgery","locationId":"1","practitionerId":"1",
                 "healthcareServiceId":"4","roleCode":"R0260","roleDisplay":"General Medical Practitioner",
                 "roleSystem":"https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
                 "searchedAs":"gp-practice"}"""));
    }

    @Test
    void slot_withEverything_comesBackWithEverythingButResources() {
        FreeSlot slot = full();
        int sent = transport.requests().size();

        FreeSlot resumed = practice.resumeSlot(slot.toCarriedJson());

        assertThat(resumed.practice()).isEqualTo(Samples.PRACTICE);
        assertThat(resumed.id()).isEqualTo("10");
        assertThat(resumed.start()).isEqualTo(slot.start());
        assertThat(resumed.startText()).isEqualTo("2026-11-23T09:00:00.0Z");
        assertThat(resumed.endText()).isEqualTo("2026-11-23T10:10:00+01:00");
        assertThat(resumed.duration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(resumed.scheduleId()).contains("1");
        assertThat(resumed.slotType()).contains("General GP Appointment");
        assertThat(resumed.sessionType()).contains("Morning surgery");
        assertThat(resumed.deliveryChannel()).contains(DeliveryChannel.IN_PERSON);
        assertThat(resumed.practitionerRole())
                .contains(new PractitionerRole(
                        "R0260",
                        "General Medical Practitioner",
                        "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1"));
        assertThat(resumed.locationId()).contains("1");
        assertThat(resumed.practitionerId()).contains("1");
        assertThat(resumed.healthcareServiceId()).contains("4");
        assertThat(resumed.searchedAs()).contains(OrganisationType.GP_PRACTICE);
        assertThat(slot.location()).isPresent();
        assertThat(resumed.location()).isEmpty();
        assertThat(resumed.practitioner()).isEmpty();
        assertThat(resumed.healthcareService()).isEmpty();
        assertThat(resumed.organisation()).isEmpty();
        assertThat(resumed.toCarriedJson()).isEqualTo(slot.toCarriedJson());
        assertThat(transport.requests()).hasSize(sent);
    }

    @Test
    void slot_withNothingOptional_comesBackWithout() {
        String bare = "{\"resourceType\":\"Slot\",\"id\":\"10\",\"start\":\"2026-11-23T09:00:00+00:00\","
                + "\"end\":\"2026-11-23T09:10:00+00:00\"}";
        try (Encounter theirs = client.encounter(Samples.UNTYPED, Samples.CLAIRE)) {
            Practice at = theirs.practice(Samples.PRACTICE);
            transport.answers(Reply.ok(Fhir.bundle(bare)));
            String json = at.searchFreeSlots(SEARCH).first().toCarriedJson();

            FreeSlot resumed = at.resumeSlot(json);

            assertThat(Token.json(json)).hasSize(6);
            assertThat(resumed.toCarriedJson()).isEqualTo(json);
            assertThat(resumed.scheduleId()).isEmpty();
            assertThat(resumed.slotType()).isEmpty();
            assertThat(resumed.sessionType()).isEmpty();
            assertThat(resumed.deliveryChannel()).isEmpty();
            assertThat(resumed.practitionerRole()).isEmpty();
            assertThat(resumed.locationId()).isEmpty();
            assertThat(resumed.practitionerId()).isEmpty();
            assertThat(resumed.healthcareServiceId()).isEmpty();
            assertThat(resumed.searchedAs()).isEmpty();
        }
    }

    @Test
    @DisplayName("the JSON is ASCII and holds nothing that means something to HTML or a script")
    void texts_ofEveryKind_comeBackUnchanged() {
        String text = "Zoë's \\\"<slot>\\\" </script> & 😀\\u2028\\tend";
        FreeSlot slot =
                slots(Fhir.nineOClock().replace("General GP Appointment", text)).first();

        String json = slot.toCarriedJson();

        assertThat(json).matches("\\p{ASCII}*").doesNotContain("<", ">", "&", "'");
        assertThat(practice.resumeSlot(json).slotType()).contains("Zoë's \"<slot>\" </script> & 😀\u2028\tend");
    }

    @Test
    @DisplayName("C-BOOK-03 to C-BOOK-06, C-BOOK-08: in another client the booking is the same to the byte")
    void booking_ofResumedSlots_isTheSameToTheByte() {
        List<FreeSlot> found = slots(Fhir.nineOClock(), Fhir.tenPastNine()).list();
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()));
        ada.book(Booking.of(found, "Zoë's").build());
        byte[] original = transport.lastRequest().body().orElseThrow();
        List<String> carried = found.stream().map(FreeSlot::toCarriedJson).toList();

        try (AppointmentsClient other = newBuilder().build();
                Encounter next = other.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = next.practice(Samples.PRACTICE);
            transport.answers(Reply.ok(Fhir.ada()), Reply.of(201, Fhir.appointment()));
            at.resumePatient(ada.toCarriedJson(), Samples.ada())
                    .book(Booking.of(carried.stream().map(at::resumeSlot).toList(), "Zoë's")
                            .build());
        }

        assertThat(transport.lastRequest().body().orElseThrow()).isEqualTo(original);
        assertThat(transport.requests()).hasSize(5);
    }

    @Test
    @DisplayName("C-BOOK-02, C-BOOK-06: what is refused of a slot is refused of a resumed one")
    void booking_ofAResumedSlot_isCheckedAsAlways() {
        FreeSlot resumed = practice.resumeSlot(slot().toCarriedJson());
        PatientRecord ada = ada();
        Booking booking = Booking.of(resumed, "x").build();
        clock.set("2026-11-23T09:00:00Z");
        assertRefused("C-BOOK-02", () -> ada.book(booking));

        clock.set("2026-11-20T10:15:30Z");
        for (RequestingOrganisation another : List.of(Samples.URGENT_CARE, Samples.UNTYPED)) {
            try (Encounter theirs = client.encounter(another, Samples.CLAIRE)) {
                Practice at = theirs.practice(Samples.PRACTICE);
                PatientRecord there = adaAt(at);
                FreeSlot slot = at.resumeSlot(resumed.toCarriedJson());
                assertRefused(
                        "C-BOOK-06", () -> there.book(Booking.of(slot, "x").build()));
            }
        }
        assertThat(transport.lastRequest().method()).isEqualTo("GET");
    }

    @Test
    @DisplayName("C-SLOT-05: what a resumed slot only names is read to be shown")
    void summary_ofAResumedSlot_isThatOfTheOriginal() {
        FreeSlot slot = slot();
        transport.answers(Reply.ok(Fhir.location()), Reply.ok(Fhir.practitioner()));

        assertThat(practice.summary(practice.resumeSlot(slot.toCarriedJson())).lines())
                .isEqualTo(slot.summary().lines());
    }

    @Test
    @DisplayName("C-GEN-04: a slot of another practice is not taken up")
    void slot_ofAnotherPractice_isRefused() {
        String json = slot().toCarriedJson();

        assertRefused(
                "C-GEN-04", () -> encounter.practice(Samples.OTHER_PRACTICE).resumeSlot(json));
    }

    @Test
    @DisplayName("C-SLOT-06: a visit is not taken up")
    void slot_thatIsAVisit_isRefused() {
        String json = slot().toCarriedJson().replace("In-person", "Visit");

        assertRefused("W-SDS-06", () -> practice.resumeSlot(json));
    }

    @Test
    void slot_withATextThatIsNotCarried_isRefusedWhenWritten() {
        assertThat(written("a".repeat(1000)).toCarriedJson()).hasSizeGreaterThan(1000);
        assertRefused("W-SDS-06", () -> written("a".repeat(1001)).toCarriedJson());
        assertRefused("W-SDS-06", () -> written("a\\u0000b").toCarriedJson());
        assertRefused("W-SDS-06", () -> written("half \\ud83d").toCarriedJson());
        FreeSlot widest = slots(Fhir.nineOClock()
                        .replace("General GP Appointment", "é".repeat(1000))
                        .replace("In-person", "é".repeat(1000)))
                .first();
        assertThat(widest.toCarriedJson()).hasSizeBetween(12_000, 16_384);
    }

    @Test
    void slot_inAClosedEncounter_isNotTakenUp() {
        String json = slot().toCarriedJson();
        encounter.close();

        assertThatThrownBy(() -> practice.resumeSlot(json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encounter is closed");
    }

    private FreeSlot full() {
        String slot = Fhir.slot("10", "2026-11-23T09:00:00.0Z", "2026-11-23T10:10:00+01:00");
        String schedule = Fhir.schedule()
                .replace(
                        "{\"reference\":\"Practitioner/1\"}",
                        "{\"reference\":\"Practitioner/1\"},{\"reference\":\"HealthcareService/4\"}");
        transport.answers(
                Reply.ok(Fhir.bundle(slot, schedule, Fhir.location(), Fhir.practitioner(), Fhir.organisation())));
        return practice.searchFreeSlots(SEARCH).first();
    }

    private FreeSlot written(String slotType) {
        return slots(Fhir.nineOClock().replace("General GP Appointment", slotType))
                .first();
    }

    private static void assertRefused(String rule, Runnable call) {
        assertThat(catchThrowableOfType(RefusedException.class, call::run).rule())
                .isEqualTo(rule);
    }
}
