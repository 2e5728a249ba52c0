package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Summary;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-SLOT-05, C-RETR-04, D-UI-01 to D-UI-03: summaries of slots and appointments")
class SummariesTest extends ClientTest {

    private static final String WITH_SERVICE = Fhir.appointment()
            .replace(
                    "{\"actor\":{\"reference\":\"Practitioner/1\"},\"status\":\"accepted\"}",
                    "{\"actor\":{\"reference\":\"Practitioner/1\"},\"status\":\"accepted\"},"
                            + "{\"actor\":{\"reference\":\"HealthcareService/1\"},\"status\":\"accepted\"}");

    @Test
    @Requirement({"D-UI-01", "C-SLOT-05"})
    @DisplayName("C-SLOT-05: a slot is shown as it came; nothing is asked")
    void slot_withAllThatBelongsToIt_isShownInFull() {
        FreeSlot slot = slot();
        int sent = transport.requests().size();

        Summary summary = slot.summary();

        assertThat(summary.lines().values())
                .containsExactly(
                        "Mon 23 Nov 2026",
                        "Mon 23 Nov 2026 09:00 GMT",
                        "Mon 23 Nov 2026 09:10 GMT",
                        "10 minutes",
                        "In-person",
                        "General GP Appointment",
                        "Morning surgery",
                        "Riverside Medical Centre",
                        "1 River Road, Riverside, Northfield, Yorkshire, NF1 1AA, UK",
                        "General Medical Practitioner",
                        "Dr Sarah Black",
                        "female",
                        "not supplied",
                        "free");
        assertThat(practice.summary(slot).lines()).isEqualTo(summary.lines());
        assertThat(transport.requests()).hasSize(sent);
    }

    @Test
    @DisplayName("C-RLOC-01, C-RPRA-01: what came without a slot is read")
    void slot_withoutItsResources_isFilledIn() {
        transport.answers(Reply.ok(Fhir.bundle(
                Fhir.nineOClock(),
                Fhir.schedule().replace("\"actor\":[", "\"actor\":[{\"reference\":\"HealthcareService/1\"},"))));
        FreeSlot slot = practice.searchFreeSlots(SEARCH).first();
        transport.answers(Reply.ok(Fhir.location()), Reply.ok(Fhir.practitioner()), Reply.ok(Fhir.healthcareService()));

        Summary summary = practice.summary(slot);

        assertThat(slot.summary().locationName()).isEqualTo("not supplied");
        assertThat(summary.locationName()).isEqualTo("Riverside Medical Centre");
        assertThat(summary.practitionerName()).isEqualTo("Dr Sarah Black");
        assertThat(summary.serviceName()).isEqualTo("Phlebotomy");
        assertThat(summary.status()).isEqualTo("free");
    }

    @Test
    void slot_ofNothingButTimes_isShown() {
        transport.answers(Reply.ok(Fhir.bundle("""
                {"resourceType":"Slot","id":"10","start":"2026-11-23T09:00:00+00:00","end":"2026-11-23T09:10:00+00:00"}""")));
        FreeSlot slot = practice.searchFreeSlots(SEARCH).first();

        assertThat(practice.summary(slot).lines().values())
                .containsOnly(
                        "Mon 23 Nov 2026",
                        "Mon 23 Nov 2026 09:00 GMT",
                        "Mon 23 Nov 2026 09:10 GMT",
                        "10 minutes",
                        "not supplied",
                        "free");
    }

    @Test
    @Requirement({"D-UI-01", "D-UI-03", "C-RETR-04", "C-RPRA-01", "C-RLOC-01"})
    @DisplayName("C-RETR-04, D-UI-03: what an appointment names is read, and kept for the encounter")
    void appointment_isShownInFull_andWhatItNamesReadOnce() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, WITH_SERVICE);
        transport.answers(Reply.ok(Fhir.location()), Reply.ok(Fhir.practitioner()), Reply.ok(Fhir.healthcareService()));

        Summary summary = practice.summary(appointment);

        assertThat(summary.lines().values())
                .containsExactly(
                        "Mon 23 Nov 2026",
                        "Mon 23 Nov 2026 09:00 GMT",
                        "Mon 23 Nov 2026 09:10 GMT",
                        "10 minutes",
                        "In-person",
                        "General GP Appointment",
                        "Morning surgery",
                        "Riverside Medical Centre",
                        "1 River Road, Riverside, Northfield, Yorkshire, NF1 1AA, UK",
                        "R0260",
                        "Dr Sarah Black",
                        "female",
                        "Phlebotomy",
                        "booked");
        assertThat(transport.requests())
                .extracting(HttpRequest::url)
                .endsWith(
                        Samples.ROOT + "/Location/1",
                        Samples.ROOT + "/Practitioner/1",
                        Samples.ROOT + "/HealthcareService/1");
        int sent = transport.requests().size();
        Appointment cancelled =
                Appointment.parse(Fhir.utf8(Fhir.cancelled("4")), null, Samples.call(InteractionId.READ_APPOINTMENT));
        assertThat(encounter.practice(Samples.PRACTICE).summary(cancelled).locationName())
                .isEqualTo("Riverside Medical Centre");
        assertThat(practice.summary(cancelled).isCancelled()).isTrue();
        assertThat(transport.requests()).hasSize(sent);
    }

    @Test
    @Requirement({"D-CA-03", "D-UI-03"})
    @DisplayName("D-CA-03: nothing is kept beyond the encounter")
    void encounter_closed_keepsNothing() {
        Appointment appointment = appointment(ada());
        transport.answers(Reply.ok(Fhir.location()), Reply.ok(Fhir.practitioner()));
        practice.summary(appointment);
        EncounterCache cache = encounter.cache();
        encounter.close();
        Location moved = Location.parse(Fhir.utf8(Fhir.location().replace("Riverside Medical", "Moved")));
        assertThat(cache.get(Samples.PRACTICE, Location.class, "1", () -> moved))
                .isSameAs(moved);
        transport.answers(
                Reply.ok(Fhir.location().replace("Riverside Medical", "Moved")), Reply.ok(Fhir.practitioner()));

        assertThatIllegalStateException().isThrownBy(() -> practice.summary(appointment));
        try (Encounter next = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            assertThat(next.practice(Samples.PRACTICE).summary(appointment).locationName())
                    .isEqualTo("Moved Centre");
        }
    }

    @Test
    @DisplayName("C-GEN-04: the same id at another practice is another location")
    void location_ofAnotherPractice_isNotMixedUp() {
        Practice other = encounter.practice(Samples.OTHER_PRACTICE);
        Appointment here = appointment(ada());
        Appointment there = appointment(adaAt(other));
        transport.answers(
                Reply.ok(Fhir.location()),
                Reply.ok(Fhir.practitioner()),
                Reply.ok(Fhir.location().replace("Riverside Medical", "Oakfield Health")),
                Reply.ok(Fhir.practitioner().replace("Black", "White")));

        assertThat(practice.summary(here).locationName()).isEqualTo("Riverside Medical Centre");
        assertThat(other.summary(there).locationName()).isEqualTo("Oakfield Health Centre");
        assertThat(other.summary(there).practitionerName()).isEqualTo("Dr Sarah White");
    }

    @Test
    @DisplayName("C-GEN-04: what is of another practice is refused")
    void another_practices_isRefused() {
        FreeSlot slot = slot();
        Appointment appointment = appointment(ada());
        Practice other = encounter.practice(Samples.OTHER_PRACTICE);

        assertThat(catchThrowableOfType(RefusedException.class, () -> other.summary(slot)))
                .hasMessageContaining("The slot is of another practice")
                .extracting(RefusedException::rule)
                .isEqualTo("C-GEN-04");
        assertThat(catchThrowableOfType(RefusedException.class, () -> other.summary(appointment)))
                .hasMessageContaining("The appointment is of another practice")
                .extracting(RefusedException::rule)
                .isEqualTo("C-GEN-04");
    }

    @Test
    void notFound_isNotSupplied() {
        Appointment appointment = appointment(ada());
        transport.answers(
                Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")), Reply.of(404, Fhir.outcome("PRACTITIONER_NOT_FOUND")));

        Summary summary = practice.summary(appointment);

        assertThat(summary.locationName()).isEqualTo("not supplied");
        assertThat(summary.locationAddress()).isEqualTo("not supplied");
        assertThat(summary.practitionerName()).isEqualTo("not supplied");
        assertThat(summary.slotType()).isEqualTo("General GP Appointment");
        // each was asked for once in the encounter
        assertThat(practice.summary(appointment).lines()).isEqualTo(summary.lines());
    }

    @Test
    @Requirement("D-UI-05")
    @DisplayName("C-RETR-03, D-UI-05: today's elapsed ones are marked, from their start on")
    void appointment_onceItHasBegun_isMarked() {
        Appointment appointment = appointment(ada());
        transport.answers(Reply.ok(Fhir.location()), Reply.ok(Fhir.practitioner()));

        clock.set("2026-11-23T08:59:59.999Z");
        assertThat(practice.summary(appointment).hasBegun()).isFalse();
        assertThat(practice.summary(appointment).status()).isEqualTo("booked");
        clock.set("2026-11-23T09:00:00Z");
        assertThat(practice.summary(appointment).hasBegun()).isTrue();
        assertThat(practice.summary(appointment).status()).isEqualTo("booked (begun)");
        assertThat(practice.summary(appointment).lines()).containsEntry("Status", "booked (begun)");
    }

    @Test
    void otherFailures_comeThrough() {
        Appointment appointment = appointment(ada());
        transport.answers(Reply.of(403, Fhir.outcome("ACCESS_DENIED")));

        assertThatThrownBy(() -> practice.summary(appointment)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"D-UI-05", "C-READ-03"})
    @DisplayName("C-READ-03, D-UI-05, M-LOC-09: a visit is marked, and its location is what the practice gives")
    void visit_isMarked() {
        Appointment visit = appointment(ada(), Fhir.appointment().replace("In-person", "Visit"));
        transport.answers(Reply.ok("""
                        {"resourceType":"Location","id":"1","name":"Contact practice for location of the visit",
                         "address":{"line":["Unknown"],"city":"Unknown"}}"""), Reply.ok(Fhir.practitioner()));

        Summary summary = practice.summary(visit);

        assertThat(summary.isVisit()).isTrue();
        assertThat(summary.status()).isEqualTo("booked (visit)");
        assertThat(summary.locationName()).isEqualTo("Contact practice for location of the visit");
        assertThat(summary.locationAddress()).isEqualTo("Unknown, Unknown");
    }
}
