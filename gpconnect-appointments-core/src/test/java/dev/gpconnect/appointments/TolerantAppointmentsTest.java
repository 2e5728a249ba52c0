package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.BookingOrganisation;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M-APPT column RESP, C-RETR-03, C-GEN-06: appointments and patients, however a practice sends them")
class TolerantAppointmentsTest extends ClientTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void appointment_inFull_hasEverything() {
        Appointment appointment = appointment(ada());

        assertThat(appointment.id()).isEqualTo("7");
        assertThat(appointment.status()).contains(AppointmentStatus.BOOKED);
        assertThat(appointment.start()).hasToString("2026-11-23T09:00Z[Europe/London]");
        assertThat(appointment.end()).hasToString("2026-11-23T09:10Z[Europe/London]");
        assertThat(appointment.description()).contains("Booked by the hub");
        assertThat(appointment.comment()).contains("Wheelchair user");
        assertThat(appointment.created()).contains("2026-11-20T10:15:30+00:00");
        assertThat(appointment.slotIds()).containsExactly("10");
        assertThat(appointment.deliveryChannel()).contains(DeliveryChannel.IN_PERSON);
        assertThat(appointment.isVisit()).isFalse();
        assertThat(appointment.practitionerRole().orElseThrow().code()).isEqualTo("R0260");
        assertThat(appointment.cancellationReason()).isEmpty();
        assertThat(appointment.slotType()).contains("General GP Appointment");
        assertThat(appointment.sessionType()).contains("Morning surgery");
        assertThat(appointment.patientId()).contains("2");
        assertThat(appointment.locationId()).contains("1");
        assertThat(appointment.practitionerId()).contains("1");
        assertThat(Fhir.text(appointment.json())).isEqualTo(Fhir.appointment());
        assertThat(appointment).hasToString("Appointment[Y90001 7, version 3]");
        BookingOrganisation by = appointment.bookingOrganisation().orElseThrow();
        assertThat(by.odsCode()).isEqualTo("Y90010");
        assertThat(by.name()).isEqualTo("Northfield Extended Access Hub");
        assertThat(by.type()).isEqualTo(OrganisationType.GP_PRACTICE);
        assertThat(by.telecom())
                .singleElement()
                .satisfies(phone -> assertThat(phone.value()).isEqualTo("0300 000 9010"));
    }

    @Requirement("C-GEN-06")
    @Test
    void appointment_withTheLeast_isRead() {
        PatientRecord ada = ada();
        transport.answers(
                Reply.ok(
                        Fhir.bundle(
                                "{\"id\":\"7\",\"start\":\"2026-11-23T09:00:00Z\",\"end\":\"2026-11-23T09:10:00.5+00:00\","
                                        + "\"comment\":7,\"status\":\" \",\"slot\":[{},{\"reference\":\"https://x/Slot/1\"}],"
                                        + "\"participant\":[{\"actor\":{}},{\"status\":\"accepted\"}],\"resourceType\":\"Appointment\"}")));

        Appointment appointment =
                ada.appointments(TODAY, TODAY.plusDays(3)).list().get(0);

        assertThat(appointment.status()).isEmpty();
        assertThat(appointment.comment()).isEmpty();
        assertThat(appointment.slotIds()).isEmpty();
        assertThat(appointment.patientId()).isEmpty();
        assertThat(appointment.bookingOrganisation()).isEmpty();
        assertThat(appointment.practitionerRole()).isEmpty();
        assertThat(appointment.slotType()).isEmpty();
        assertThat(appointment.versionId()).isEmpty();
    }

    @Test
    @Requirement("C-GEN-06")
    @DisplayName("lists as single objects, versioned references, a contained id with a hash")
    void appointment_inOddShapes_isRead() {
        String odd = Fhir.appointment()
                .replaceFirst("\"slot\":\\[(\\{[^}]*})]", "\"slot\":$1")
                .replaceFirst("\"contained\":\\[", "\"contained\":[{\"id\":\"0\"},7,{\"x\":1},")
                .replace("\"Organization\",\"id\":\"1\"", "\"Organization\",\"id\":\"#1\"")
                .replace("\"Patient/2\"", "\"Patient/2/_history/3\"")
                .replace("\"extension\":[", "\"extension\":[{\"valueCode\":\"no url\"},{\"url\":\"u\",\"x\":{}},")
                .replace("\"status\":\"booked\"", "\"status\":\"entered-in-error\"");

        Appointment appointment = appointment(ada(), odd);

        assertThat(appointment.slotIds()).containsExactly("10");
        assertThat(appointment.patientId()).contains("2");
        assertThat(appointment.status()).contains(new AppointmentStatus("entered-in-error"));
        assertThat(appointment.bookingOrganisation().orElseThrow().odsCode()).isEqualTo("Y90010");
    }

    @Test
    @DisplayName("W-CT-03: a provider's own codings may stand before those of GP Connect")
    void roleAndType_behindOtherCodings_areFound() {
        String other = "\"coding\":[{\"system\":\"https://vendor.example/codes\",\"code\":\"X1\"},{\"system\":\"";
        String mixed = Fhir.appointment()
                .replace(
                        "\"coding\":[{\"code\":\"gp-practice\"",
                        other
                                + "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1\",\"code\":\"gp-practice\"")
                .replace(
                        "\"coding\":[{\"code\":\"R0260\"",
                        other + "https://fhir.nhs.uk/STU3/ValueSet/GPConnect-PractitionerRole-1\",\"code\":\"R0260\"");

        Appointment appointment = appointment(ada(), mixed);

        assertThat(appointment.bookingOrganisation().orElseThrow().type()).isEqualTo(OrganisationType.GP_PRACTICE);
        assertThat(appointment.practitionerRole().orElseThrow().code()).isEqualTo("R0260");
    }

    @Test
    void bookingOrganisation_thatIsNotContained_isAbsent() {
        assertThat(appointment(ada(), Fhir.appointment().replace("\"#1\"", "\"#2\""))
                        .bookingOrganisation())
                .isEmpty();
        String bare = Fhir.appointment()
                .replaceAll("(?s)\"contained\":\\[.*?\"telecom\":\\[[^]]*]}],", "\"contained\":[{\"id\":\"1\"}],");
        BookingOrganisation by = appointment(ada(), bare).bookingOrganisation().orElseThrow();
        assertThat(by.odsCode()).isNull();
        assertThat(by.name()).isNull();
        assertThat(by.type()).isNull();
        assertThat(by.telecom()).isEmpty();
    }

    @Test
    @Requirement("C-RETR-03")
    @DisplayName("C-RETR-03: cancelled, elapsed and visit appointments come too, in order of time")
    void appointments_ofEveryKind_areListedInOrder() {
        String elapsed =
                Fhir.appointment().replace("\"id\":\"7\"", "\"id\":\"6\"").replace("2026-11-23T09", "2026-11-20T09");
        String visit =
                Fhir.appointment().replace("\"id\":\"7\"", "\"id\":\"8\"").replace("In-person", "Visit");
        String cancelled = Fhir.appointment()
                .replace("\"id\":\"7\"", "\"id\":\"9\"")
                .replace("\"booked\"", "\"cancelled\"")
                .replace(
                        "\"extension\":[",
                        "\"extension\":[{\"url\":\"" + Fhir.DEFINITIONS
                                + "Extension-GPConnect-AppointmentCancellationReason-1\",\"valueString\":\" Ill \"},");
        PatientRecord ada = ada();
        transport.answers(Reply.ok(Fhir.bundle(cancelled, visit, Fhir.location(), Fhir.appointment(), elapsed)));

        PatientAppointments found = ada.appointments(TODAY, TODAY.plusDays(3));

        assertThat(found).extracting(Appointment::id).containsExactly("6", "7", "8", "9");
        assertThat(found.list().get(2).isVisit()).isTrue();
        assertThat(found.list().get(3).cancellationReason()).contains(" Ill ");
        assertThat(found.stream()).hasSize(4);
        assertThat(found.isEmpty()).isFalse();
        assertThat(found).hasToString("PatientAppointments[4]");
    }

    @Test
    void patient_inFull_hasEverything() {
        PatientRecord ada = ada();

        assertThat(ada.patient().id()).isEqualTo("2");
        assertThat(ada.patient().preferredBranchId()).contains("2");
        assertThat(ada.patient().name().orElseThrow().display()).isEqualTo("Mrs Ada Ashdown");
        assertThat(ada.practice()).isSameAs(practice);
        assertThat(ada).hasToString("PatientRecord[Y90001 2]");
        assertThat(ada.differs()).isFalse();
    }

    @Test
    @Requirement("C-FPAT-02")
    @DisplayName("C-FPAT-02, C-FPAT-03: nobody found is not an error")
    void patient_whoIsNotThere_isNothing() {
        transport.answers(
                Reply.ok("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}"),
                Reply.ok(Fhir.bundle()),
                Reply.ok(Fhir.bundle(Fhir.organisation())));

        for (int i = 0; i < 3; i++) {
            assertThat(practice.findPatient(Samples.ada())).isEmpty();
        }
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    void patient_withOtherExtensionsAndIdentifiers_isRead() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada()
                .replace(
                        "\"identifier\":[",
                        "\"identifier\":[{\"system\":\"x\"},{\"value\":\"y\"},{\"system\":\"local\",\"value\":\"z\"},")
                .replace("preferredBranchSurgery", "registrationPeriod")
                .replaceFirst(
                        "\"extension\":\\[",
                        "\"extension\":[{\"url\":\"u\",\"extension\":{\"url\":\"preferredBranchSurgery\","
                                + "\"valueReference\":{\"reference\":\"Location/9\"}}},"))));

        PatientRecord ada = practice.findPatient(Samples.ada()).orElseThrow();
        assertThat(ada.patient().preferredBranchId()).isEmpty();
    }
}
