package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.ResumedAppointment;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-06, D-CA-03, S-B6: an appointment is carried from one request of the application to the next")
class CarriedAppointmentTest extends ClientTest {

    private static final String WITHOUT_VERSION = Fhir.appointment().replace("\"versionId\":\"3\",", "");
    private static final String AN_HOUR_LATER = Fhir.appointment().replace("2026-11-23T09:", "2026-11-23T10:");

    @Test
    @DisplayName("D-CA-03: practice, id, version and start, and nothing of the texts")
    void appointment_isCarriedAsExactlyThis() {
        PatientRecord ada = ada();

        assertThat(Token.json(appointment(ada).toCarriedJson()))
                .isEqualTo(Token.json("{\"type\":\"appointment\",\"format\":1,\"practice\":\"Y90001\",\"id\":\"7\","
                        + "\"version\":\"3\",\"start\":\"2026-11-23T09:00:00Z\"}"));
        assertThat(Token.json(appointment(ada, WITHOUT_VERSION).toCarriedJson()).has("version"))
                .isFalse();
    }

    @Test
    @DisplayName("C-READ-01, C-AMND-01: one that did not change is read anew and amended in another client")
    void appointment_notChanged_isAmended() {
        PatientRecord ada = ada();
        String carriedPatient = ada.toCarriedJson();
        String carried = appointment(ada).toCarriedJson();
        try (AppointmentsClient other = newBuilder().build();
                Encounter next = other.encounter(Samples.HUB, Samples.CLAIRE)) {
            transport.answers(Reply.ok(Fhir.ada()), Reply.ok(Fhir.appointment()));
            PatientRecord resumedAda = next.practice(Samples.PRACTICE).resumePatient(carriedPatient, Samples.ada());

            ResumedAppointment resumed = resumedAda.resumeAppointment(carried);

            assertThat(resumed.changed()).isFalse();
            assertThat(resumed.current().comment()).contains("Wheelchair user");
            assertThat(resumed).hasToString("ResumedAppointment[Appointment[Y90001 7, version 3], changed false]");
            assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + "/Appointment/7");
            transport.answers(Reply.ok(Fhir.appointment("4").replace("Wheelchair user", "Ground floor")));
            assertThat(resumedAda
                            .amend(resumed.current(), Amendment.comment("Ground floor"))
                            .versionId())
                    .contains("4");
        }
        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"3\"");
    }

    @Test
    @DisplayName("S-B6: one that changed meanwhile says so, and is cancelled once the user has looked")
    void appointment_changedMeanwhile_saysSo() {
        PatientRecord ada = ada();
        String carried = appointment(ada).toCarriedJson();

        ResumedAppointment resumed =
                resume(ada, carried, Fhir.appointment("4").replace("Wheelchair user", "Needs an interpreter"));

        assertThat(resumed.changed()).isTrue();
        assertThat(resumed.current().comment()).contains("Needs an interpreter");
        transport.answers(Reply.ok(Fhir.cancelled("5")));
        assertThat(ada.cancel(resumed.current(), "x").isCancelled()).isTrue();
        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"4\"");
    }

    @Test
    @DisplayName("W-VER-02: without a version on either side nobody can tell, and another time is a change in any case")
    void appointment_thatCannotBeCompared_countsAsChanged() {
        PatientRecord ada = ada();
        String versioned = appointment(ada).toCarriedJson();
        String unversioned = appointment(ada, WITHOUT_VERSION).toCarriedJson();

        assertThat(resume(ada, versioned, WITHOUT_VERSION).changed()).isTrue();
        assertThat(resume(ada, unversioned, WITHOUT_VERSION).changed()).isTrue();
        assertThat(resume(ada, unversioned, Fhir.appointment()).changed()).isTrue();
        assertThat(resume(ada, versioned, AN_HOUR_LATER).changed()).isTrue();
        transport.answers(Reply.ok(WITHOUT_VERSION).header("ETag", "W/\"3\""));
        assertThat(ada.resumeAppointment(versioned).changed()).isFalse();
    }

    @Test
    @DisplayName("C-GEN-04: another patient's appointment is not used, and another one neither")
    void appointment_ofAnotherPatient_isUnusable() {
        PatientRecord ada = ada();
        String carried = appointment(ada).toCarriedJson();
        String eight = carried.replace("\"id\":\"7\"", "\"id\":\"8\"");

        transport.answers(Reply.ok(Fhir.appointment().replace("Patient/2", "Patient/3")));
        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.resumeAppointment(carried)))
                .hasMessageContaining("another patient's");
        transport.answers(Reply.ok(Fhir.appointment()));
        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.resumeAppointment(eight)))
                .hasMessageContaining("another one");
        transport.answers(Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));
        assertThat(catchThrowableOfType(NotFoundException.class, () -> ada.resumeAppointment(eight)))
                .isNotNull();
    }

    @Test
    @DisplayName("C-GEN-04, D-XC-05: refused at another practice, and while differences are unseen")
    void appointment_thatDoesNotBelongHere_isRefused() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        PatientRecord elsewhere = adaAt(encounter.practice(Samples.OTHER_PRACTICE));
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("1951-03-04", "1951-04-03"))));
        PatientRecord unseen = practice.findPatient(Samples.ada()).orElseThrow();
        int sent = transport.requests().size();

        assertThat(catchThrowableOfType(
                                RefusedException.class, () -> elsewhere.resumeAppointment(appointment.toCarriedJson()))
                        .rule())
                .isEqualTo("C-GEN-04");
        assertThat(catchThrowableOfType(
                                RefusedException.class, () -> unseen.resumeAppointment(appointment.toCarriedJson()))
                        .rule())
                .isEqualTo("D-XC-05");
        assertThat(transport.requests()).hasSize(sent);
    }

    private ResumedAppointment resume(PatientRecord ada, String carried, String answer) {
        transport.answers(Reply.ok(answer));
        return ada.resumeAppointment(carried);
    }
}
