package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-GEN-02, C-GEN-05, C-BOOK-01: what comes before anything is done for a patient")
class PreconditionsTest extends ClientTest {

    private static final String OTHER_BIRTH_DATE = Fhir.ada().replace("1951-03-04", "1951-04-03");

    @Test
    @Requirement("C-GEN-02")
    @DisplayName("C-GEN-02: a sensitive patient is not asked about in any way")
    void patient_sensitive_isRefusedEverywhere() {
        TracedPatient sensitive = TracedPatient.builder(Samples.ADA_NUMBER)
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1951, 3, 4))
                .sensitive(true)
                .build();

        assertRefused("D-ID-03", () -> practice.findPatient(sensitive));
        assertRefused("D-ID-03", () -> practice.readPatient("2", sensitive));
        assertRefused("D-ID-03", () -> practice.resumePatient("{}", sensitive));
        assertRefused(
                "D-ID-03",
                () -> practice.register(Registration.builder(sensitive).build()));
        transport.assertNothingSent();
    }

    @Test
    @Requirement({"C-GEN-02", "C-BOOK-01"})
    @DisplayName("C-GEN-02, C-BOOK-01: there is no way to a patient's record but with what PDS said, and to a practice")
    void record_ofAPatient_comesOfATraceOnly() {
        List<Method> ways = Stream.of(Practice.class.getMethods(), Encounter.class.getMethods())
                .flatMap(Stream::of)
                .filter(method -> method.getGenericReturnType().getTypeName().contains("PatientRecord"))
                .toList();

        assertThat(ways)
                .extracting(Method::getName)
                .containsOnly("findPatient", "readPatient", "resumePatient", "register");
        assertThat(ways)
                .allSatisfy(way ->
                        assertThat(way.getParameterTypes()).containsAnyOf(TracedPatient.class, Registration.class));
        assertThat(PatientRecord.class.getConstructors()).isEmpty();
        assertThat(Stream.of(PatientRecord.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())))
                .isEmpty();
        assertThat(FreeSlot.class.getConstructors()).isEmpty();
    }

    @Test
    @Requirement({"C-BOOK-01", "C-GEN-04"})
    @DisplayName("C-BOOK-01, C-GEN-04: patient and slot are named by the ids of the practice that is booked at")
    void booking_atEachOfTwoPractices_namesItsOwnIds() {
        Practice other = encounter.practice(Samples.OTHER_PRACTICE);
        transport.answers(
                Reply.ok(Fhir.slots(Fhir.nineOClock().replace("\"id\":\"10\"", "\"id\":\"910\""))),
                Reply.ok(Fhir.bundle(Fhir.ada().replace("\"id\":\"2\"", "\"id\":\"902\""))));
        FreeSlots there = other.searchFreeSlots(SEARCH);
        PatientRecord adaThere = other.findPatient(Samples.ada()).orElseThrow();
        FreeSlot here = slot();
        PatientRecord adaHere = ada();

        assertBooked(adaHere, here, Samples.ROOT, "Patient/2", "Slot/10");
        assertBooked(adaThere, there.first(), Samples.OTHER_ROOT, "Patient/902", "Slot/910");
        assertRefused("C-GEN-04", () -> adaThere.book(Booking.of(here, "x").build()));
        assertRefused(
                "C-GEN-04", () -> adaHere.book(Booking.of(there.first(), "x").build()));
    }

    @Test
    @Requirement("C-GEN-05")
    @DisplayName("C-GEN-05: in whichever way a patient is returned, the record is compared, and holds everything up")
    void patient_returnedInAnyWay_isCompared() {
        Registration registration = Registration.builder(Samples.ada()).build();
        transport.answers(Reply.ok(Fhir.bundle(OTHER_BIRTH_DATE)));
        assertDiffers(practice.findPatient(Samples.ada()).orElseThrow());
        transport.answers(Reply.ok(OTHER_BIRTH_DATE));
        assertDiffers(practice.readPatient("2", Samples.ada()));
        transport.answers(Reply.ok(Fhir.bundle(OTHER_BIRTH_DATE)));
        assertDiffers(practice.register(registration));
        transport.answers(Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED")), Reply.ok(Fhir.bundle(OTHER_BIRTH_DATE)));
        assertDiffers(practice.register(registration));
    }

    @Test
    @Requirement({"C-FPAT-02", "C-FPAT-03", "C-REG-01"})
    @DisplayName(
            "C-FPAT-02, C-FPAT-03, C-REG-01: nobody found is an empty answer without a reason; nobody is registered")
    void patient_notFound_isEmptyAndNotRegistered() {
        transport.answers(
                Reply.ok(Fhir.bundle()),
                Reply.ok(Fhir.bundle(Fhir.outcome("not-found", Fhir.SPINE_CODES, "NO_RECORD_FOUND", "deceased"))));

        assertThat(practice.findPatient(Samples.ada())).isEmpty();
        assertThat(practice.findPatient(Samples.ada())).isEmpty();

        assertThat(transport.requests()).extracting(HttpRequest::method).containsExactly("GET", "GET");
        assertThat(events.toString()).doesNotContain("deceased");
    }

    @Test
    @Requirement({"C-FPAT-02", "C-FPAT-04"})
    @DisplayName(
            "C-FPAT-02, C-FPAT-04: of one match id, practice and preferred surgery are kept; more than one stops the call")
    void patient_found_isKeptIfTheOnlyOne() {
        String ada = Fhir.ada()
                .replace("\"gender\"", "\"managingOrganization\":{\"reference\":\"Organization/1\"},\"gender\"");
        transport.answers(
                Reply.ok(Fhir.bundle(ada)), Reply.ok(Fhir.bundle(ada, ada.replace("\"id\":\"2\"", "\"id\":\"3\""))));

        Patient found = practice.findPatient(Samples.ada()).orElseThrow().patient();
        UnusableAnswerException stopped =
                catchThrowableOfType(UnusableAnswerException.class, () -> practice.findPatient(Samples.ada()));

        assertThat(found.id()).isEqualTo("2");
        assertThat(found.managingOrganisationId()).contains("1");
        assertThat(found.preferredBranchId()).contains("2");
        assertThat(stopped)
                .hasMessageContaining("More than one patient has this NHS number; stop and tell the practice");
    }

    private void assertBooked(PatientRecord ada, FreeSlot slot, String root, String patient, String slotReference) {
        transport.answers(Reply.of(201, Fhir.appointment().replace("Patient/2", patient)));

        ada.book(Booking.of(slot, "Check-up").build());

        assertThat(transport.lastRequest().url()).isEqualTo(root + "/Appointment");
        var body = Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()));
        assertThat(body.at("/participant/0/actor/reference").asText()).isEqualTo(patient);
        assertThat(body.at("/slot/0/reference").asText()).isEqualTo(slotReference);
    }

    private void assertDiffers(PatientRecord record) {
        assertThat(record.differs()).isTrue();
        assertThat(record.differences())
                .containsExactly(new DemographicDifference(Field.BIRTH_DATE, "1951-03-04", "1951-04-03"));
        assertRefused("D-XC-05", () -> record.readAppointment("7"));
    }

    private void assertRefused(String rule, ThrowingCallable call) {
        int before = transport.requests().size();
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(transport.requests()).hasSize(before);
    }
}
