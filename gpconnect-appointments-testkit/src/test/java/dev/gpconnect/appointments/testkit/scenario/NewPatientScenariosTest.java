package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenarios in which the practice does not have the patient yet. */
final class NewPatientScenariosTest extends ScenarioTest {

    @Test
    @DisplayName("S-08: a practice books its own patient at a neighbour's clinic, where the patient needs a record")
    void s08_booksAtTheNeighboursClinic() {
        Encounter practice = hub();
        Practice neighbour = practice.practice("Y90002");
        FreeSlot slot = tomorrow(practice, "Y90002").get(0);
        TracedPatient jon = ReferenceWorld.jon();
        assertThat(neighbour.findPatient(jon)).isEmpty();

        PatientRecord registered = neighbour.register(Registration.builder(jon).build());
        Appointment booked = registered.book(booking(slot, "Coil fitting clinic"));

        assertThat(inDiary("Y90002", booked.id()).patientId())
                .isEqualTo(registered.patient().id());
        assertThat(neighbour.findPatient(jon).orElseThrow().patient().id())
                .isEqualTo(registered.patient().id());
    }

    @Test
    @Requirement("C-REG-04")
    @DisplayName("S-11: a hub registers whom it does not know, with a number for now, and books for the new record")
    void s11_booksForAnUnregisteredPatient() {
        Encounter hub = hub();
        Practice practice = hub.practice(PRACTICE);
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        TracedPatient jon = ReferenceWorld.jon();
        assertThat(practice.findPatient(jon)).isEmpty();

        PatientRecord registered = practice.register(
                Registration.builder(jon).temporaryPhone("07700 900123").build());

        assertThat(registered.differs()).isFalse();
        assertThat(registered.book(booking(slot, "Extended access")).patientId())
                .contains(registered.patient().id());
    }

    @Test
    @DisplayName("REG-E4: who turns out to be there already is found")
    void patientWhoIsThereAlready_isFound() {
        Practice practice = hub().practice(PRACTICE);

        PatientRecord record =
                practice.register(Registration.builder(ReferenceWorld.ada()).build());

        assertThat(record.patient().id())
                .isEqualTo(world.fakes.practice(PRACTICE).patientId("9990000018"));
    }
}
