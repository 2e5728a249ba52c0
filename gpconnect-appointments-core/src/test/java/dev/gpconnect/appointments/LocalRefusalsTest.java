package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Refused here: the rule is named and no request leaves")
class LocalRefusalsTest extends ClientTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    @Requirement("D-ID-03")
    @DisplayName("D-ID-03")
    void patient_sensitive_isNeverAskedAbout() {
        TracedPatient sensitive =
                TracedPatient.builder(Samples.ADA_NUMBER).sensitive(true).build();

        assertRefused("D-ID-03", () -> practice.findPatient(sensitive));
    }

    @Test
    @DisplayName("W-SDS-06: one encounter, one patient")
    void patient_secondInOneEncounter_isRefused() {
        ada();

        assertRefused(
                "W-SDS-06",
                () -> practice.findPatient(
                        TracedPatient.builder(Samples.BEN_NUMBER).build()));
    }

    @Test
    @DisplayName("W-SDS-06: the same patient at several practices is one encounter's business")
    void patient_sameAtAnotherPractice_isAsked() {
        ada();

        assertThat(adaAt(encounter.practice(Samples.OTHER_PRACTICE)).practice().odsCode())
                .isEqualTo(Samples.OTHER_PRACTICE);
        assertThat(transport.lastRequest().url()).startsWith(Samples.OTHER_ROOT);
    }

    @Test
    @Requirement({"C-GEN-04", "C-BOOK-01"})
    @DisplayName("C-GEN-04")
    void slot_ofAnotherPractice_isRefused() {
        FreeSlot slot = slot();
        PatientRecord elsewhere = adaAt(encounter.practice(Samples.OTHER_PRACTICE));

        assertRefused("C-GEN-04", () -> elsewhere.book(Booking.of(slot, "x").build()));
    }

    @Test
    @Requirement("C-GEN-04")
    @DisplayName("C-GEN-04")
    void appointment_ofAnotherPracticeOrPatient_isRefused() {
        Appointment appointment = appointment(ada());
        PatientRecord elsewhere = adaAt(encounter.practice(Samples.OTHER_PRACTICE));
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("\"id\":\"2\"", "\"id\":\"3\""))));
        PatientRecord otherRecord = practice.findPatient(Samples.ada()).orElseThrow();

        assertRefused("C-GEN-04", () -> elsewhere.amend(appointment, Amendment.withoutComment()));
        assertRefused("C-GEN-04", () -> elsewhere.cancel(appointment, "x"));
        assertRefused("C-GEN-04", () -> otherRecord.amend(appointment, Amendment.withoutComment()));
        assertRefused("C-GEN-04", () -> otherRecord.cancel(appointment, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T09:00:00Z", "2026-11-23T09:00:01Z"})
    @Requirement("C-BOOK-02")
    @DisplayName("C-BOOK-02: strictly after now")
    void slot_thatHasBegun_isRefused(String now) {
        Booking booking = Booking.of(slot(), "x").build();
        PatientRecord ada = ada();
        clock.set(now);

        assertRefused("C-BOOK-02", () -> ada.book(booking));
    }

    @Test
    void slot_thatBeginsInASecond_isBooked() {
        Booking booking = Booking.of(slot(), "x").build();
        PatientRecord ada = ada();
        clock.set("2026-11-23T08:59:59Z");
        transport.answers(Reply.of(201, Fhir.appointment()));

        assertThat(ada.book(booking).id()).isEqualTo("7");
    }

    @Test
    @Requirement("C-BOOK-06")
    @DisplayName("C-BOOK-06: a slot found as one type of organisation is not booked as another")
    void slot_foundForAnotherType_isRefused() {
        Booking booking = Booking.of(slot(), "x").build();
        try (Encounter urgent = client.encounter(Samples.URGENT_CARE, Samples.CLAIRE)) {
            PatientRecord ada = adaAt(urgent.practice(Samples.PRACTICE));
            assertRefused("C-BOOK-06", () -> ada.book(booking));
        }
    }

    @Test
    @Requirement("C-BOOK-03")
    @DisplayName("C-BOOK-03, M-APPT-23: a booking names a location")
    void slot_withoutALocation_isRefused() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.nineOClock())));
        Booking booking =
                Booking.of(practice.searchFreeSlots(SEARCH).first(), "x").build();
        PatientRecord ada = ada();

        assertRefused("C-BOOK-03", () -> ada.book(booking));
    }

    @Test
    @DisplayName("C-AMND-04, C-CANC-03: a visit")
    void visit_isNotChanged() {
        assertUnchangeable(Fhir.appointment().replace("In-person", "Visit"));
    }

    @Test
    @DisplayName("C-AMND-04, C-CANC-03: cancelled already")
    void cancelledAppointment_isNotChanged() {
        assertUnchangeable(Fhir.appointment().replace("\"booked\"", "\"cancelled\""));
    }

    @Test
    @DisplayName("C-AMND-04, C-CANC-03: begun, to the second")
    void begunAppointment_isNotChanged() {
        assertUnchangeable(Fhir.appointment().replace("2026-11-23T09:00:00", "2026-11-20T10:15:30"));
    }

    @Test
    @DisplayName("an appointment whose members come twice cannot go back as it is")
    void malformedAppointment_isNotChanged() {
        String doubled = Fhir.appointment()
                .replace("\"status\":\"booked\",", "\"status\":\"booked\",\"status\":\"booked\",\"comment\":\"x\",");

        assertUnchangeable(doubled);
    }

    @Test
    @Requirement({"D-UI-04", "C-RETR-01", "C-RETR-02"})
    @DisplayName("C-RETR-01, C-RETR-02: nothing before today, and the message says so")
    void appointments_ofThePast_areRefused() {
        PatientRecord ada = ada();

        RefusedException refusal = assertRefused("C-RETR-01", () -> ada.appointments(TODAY.minusDays(1), TODAY));
        assertThat(refusal).hasMessageContaining("earliest today's (2026-11-20)");
        assertRefused("C-RETR-01", () -> ada.appointments(TODAY.minusDays(2), TODAY.minusDays(1)));
        assertRefused("C-RETR-01", () -> ada.appointments(TODAY.plusDays(2), TODAY.plusDays(1)));
    }

    @Test
    @Requirement({"D-CA-05", "C-RETR-01"})
    @DisplayName("W-DT-08: today is London's, which in summer begins an hour before UTC's")
    void appointments_ofToday_areLondonsToday() {
        clock.set("2026-07-01T23:30:00Z");
        PatientRecord ada = ada();

        assertRefused("C-RETR-01", () -> ada.appointments(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2)));
        transport.answers(Reply.ok(Fhir.bundle()));
        assertThat(ada.appointments(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 2))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "7?x", "7 ", "é", "%2e"})
    @Requirement("D-TR-06")
    @DisplayName("W-URL-05: an id is checked before it enters a URL")
    void appointmentId_thatIsNone_isAMisuse(String id) {
        PatientRecord ada = ada();
        int before = transport.requests().size();

        assertThatThrownBy(() -> ada.readAppointment(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(transport.requests()).hasSize(before);
    }

    @Test
    @DisplayName("W-SDS-06: what came from an encounter ends with it")
    void encounter_closed_refusesEverything() {
        PatientRecord ada = ada();
        Booking booking = Booking.of(slot(), "x").build();
        encounter.close();

        int before = transport.requests().size();
        assertThatThrownBy(() -> ada.book(booking))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encounter is closed");
        assertThatThrownBy(() -> practice.searchFreeSlots(SEARCH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encounter.practice("Y90002").capabilityStatement())
                .isInstanceOf(IllegalStateException.class);
        assertThat(transport.requests()).hasSize(before);
    }

    @Test
    void client_closed_refusesEverything() {
        client.close();
        client.close();

        assertThatThrownBy(() -> client.encounter(Samples.HUB, Samples.CLAIRE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("client is closed");
        assertThatThrownBy(practice::capabilityStatement)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("client is closed");
        transport.assertNothingSent();
        assertThat(transport.closings())
                .as("a given transport is the caller's to close")
                .isZero();
    }

    private void assertUnchangeable(String json) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, json);

        assertRefused("C-AMND-04", () -> ada.amend(appointment, Amendment.comment("x")));
        assertRefused("C-CANC-03", () -> ada.cancel(appointment, "x"));
    }

    private RefusedException assertRefused(String rule, Runnable call) {
        int before = transport.requests().size();
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refusal).isNotNull().hasMessageContaining("(" + rule + ")");
        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.toString()).doesNotContain("9990000", "Ada", "Ashdown");
        assertThat(refusal.call()).isEmpty();
        assertThat(transport.requests()).as("requests that left").hasSize(before);
        return refusal;
    }
}
