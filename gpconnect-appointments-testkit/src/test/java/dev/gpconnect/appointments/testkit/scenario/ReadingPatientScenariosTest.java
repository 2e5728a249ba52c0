package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A patient whose id at the practice is known already. */
final class ReadingPatientScenariosTest extends ScenarioTest {

    @Test
    @DisplayName("C-RPAT-01, C-FPAT-04, D-XC-01: the patient who was found is read again, compared, and booked for")
    void patient_found_isReadAgain() {
        Encounter hub = hub();
        Patient found = find(hub, PRACTICE, ReferenceWorld.ada()).patient();

        PatientRecord read = hub.practice(PRACTICE).readPatient(found.id(), ReferenceWorld.ada());
        Appointment booked = read.book(booking(tomorrow(hub, PRACTICE).get(0), "Check-up"));

        assertThat(read.differs()).isFalse();
        assertThat(read.patient().id()).isEqualTo(found.id());
        assertThat(read.patient().versionId()).isEqualTo(found.versionId()).isPresent();
        assertThat(read.patient().managingOrganisationId())
                .isEqualTo(found.managingOrganisationId())
                .isPresent();
        assertThat(read.patient().preferredBranchId()).isEqualTo(found.preferredBranchId());
        assertThat(inDiary(PRACTICE, booked.id()).patientId()).isEqualTo(found.id());
    }

    @Test
    @DisplayName("RPAT-E1: an id that nobody has")
    void patient_unknown_isNotFound() {
        ServiceException failure = catchThrowableOfType(
                ServiceException.class, () -> hub().practice(PRACTICE).readPatient("99999", ReferenceWorld.ada()));

        // the demonstrator fails on an id that it does not know
        boolean fails = is(Personality.DEMONSTRATOR);
        assertThat(failure).isExactlyInstanceOf(fails ? ServiceException.class : NotFoundException.class);
        assertThat(failure.status()).isEqualTo(fails ? 500 : 404);
    }

    @Test
    @DisplayName("C-GEN-04: another patient's id is not this patient's record")
    void patient_another_isUnusable() {
        String bens = find(hub(), PRACTICE, ReferenceWorld.ben()).patient().id();

        assertThat(catchThrowableOfType(
                        UnusableAnswerException.class,
                        () -> hub().practice(PRACTICE).readPatient(bens, ReferenceWorld.ada())))
                .hasMessageContaining("does not have the NHS number asked for");
    }
}
