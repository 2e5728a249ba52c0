package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-READ-01 to C-READ-03, C-AMND-04, C-CANC-03, C-CANC-04: whoever booked it, and whatever its state")
class AnyonesAppointmentTest extends ClientTest {

    private static final String ANOTHERS =
            Fhir.appointment().replace("Y90010", "Y90099").replace("Northfield Extended Access Hub", "Other");
    private static final String THE_PRACTICES_OWN = Fhir.appointment()
            .replaceAll("(?s)\"contained\":\\[.*?\"telecom\":\\[[^]]*]}],", "")
            .replaceFirst("\\{\"url\":\"[^\"]*BookingOrganisation-1\",\"valueReference\":\\{[^}]*}},", "");

    @ParameterizedTest
    @CsvSource({"booked, In-person", "booked, Visit", "cancelled, Telephone", "cancelled, Visit", "booked, Video"})
    @Requirement("C-READ-01")
    @DisplayName("C-READ-01: booked or cancelled, of each channel, of the own, another or no booking organisation")
    void appointment_ofAnyone_isRead(String status, String channel) {
        PatientRecord ada = ada();
        for (String json : List.of(Fhir.appointment(), ANOTHERS, THE_PRACTICES_OWN)) {
            Appointment read = appointment(
                    ada, json.replace("\"booked\"", "\"" + status + "\"").replace("In-person", channel));

            assertThat(read.id()).isEqualTo("7");
            assertThat(read.status()).contains(new AppointmentStatus(status));
            assertThat(read.deliveryChannel()).contains(DeliveryChannel.of(channel));
        }
        assertThat(appointment(ada, ANOTHERS)
                        .bookingOrganisation()
                        .orElseThrow()
                        .odsCode())
                .isEqualTo("Y90099");
        assertThat(appointment(ada, THE_PRACTICES_OWN).bookingOrganisation()).isEmpty();
    }

    @Test
    @Requirement({"C-READ-02", "C-AMND-03", "C-AMND-05"})
    @DisplayName(
            "C-READ-02, C-AMND-03, C-AMND-05: the version read is named in the change, and that of its answer in the next")
    void versions_areThoseOfTheLastAnswer() {
        PatientRecord ada = ada();
        Appointment read = appointment(ada, Fhir.appointment("31"));
        assertThat(read.versionId()).contains("31");
        transport.answers(Reply.ok(Fhir.appointment("32")), Reply.ok(Fhir.appointment("33")));

        Appointment amended = ada.amend(read, Amendment.comment("One"));
        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"31\"");
        Appointment again = ada.amend(amended, Amendment.comment("Two"));
        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"32\"");
        assertThat(again.versionId()).contains("33");
        transport.answers(
                Reply.ok(Fhir.appointment().replaceFirst("\"meta\":\\{[^}]*},", ""))
                        .header("ETag", "W/\"34\""),
                Reply.ok(Fhir.appointment("35")));
        ada.amend(ada.readAppointment("7"), Amendment.comment("Three"));
        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"34\"");
    }

    @Test
    @Requirement("C-READ-03")
    @DisplayName("C-READ-03: a visit is told as such, with the kind of visit, and neither change is offered")
    void visit_isToldAndNotOffered() {
        PatientRecord ada = ada();
        Appointment visit = appointment(
                ada, Fhir.appointment().replace("In-person", "Visit").replace("Wheelchair user", "Home visit"));

        assertThat(visit.isVisit()).isTrue();
        assertThat(visit.comment()).contains("Home visit");
        assertThat(ada.canAmend(visit).allowed()).isFalse();
        assertThat(ada.canCancel(visit).allowed()).isFalse();
    }

    @Test
    @Requirement({"C-AMND-04", "C-CANC-03"})
    @DisplayName("C-AMND-04, C-CANC-03: another organisation's appointment, and the practice's own, may be changed")
    void appointment_ofAnyone_mayBeChanged() {
        PatientRecord ada = ada();
        for (String json : List.of(ANOTHERS, THE_PRACTICES_OWN)) {
            Appointment appointment = appointment(ada, json);
            assertThat(ada.canAmend(appointment).allowed()).isTrue();
            assertThat(ada.canCancel(appointment).allowed()).isTrue();
            transport.answers(Reply.ok(Fhir.appointment("4")), Reply.ok(Fhir.cancelled("4")));

            ada.amend(appointment, Amendment.comment("Ground floor"));
            assertThat(sent()).isEqualTo(json.replace("Wheelchair user", "Ground floor"));
            ada.cancel(appointment, "Not needed");
            assertThat(sent()).contains("\"cancelled\"", "Not needed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"The patient telep", "", "something of the practice's own"})
    @Requirement("C-CANC-04")
    @DisplayName("C-CANC-04: a long reason is sent in full; that it comes back otherwise is no failure")
    void reason_cutByThePractice_isACancellationAllTheSame(String stored) {
        String reason = "The patient telephoned. ".repeat(1000);
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        String answer = Fhir.cancelled("4")
                .replace(
                        "\"extension\":[",
                        "\"extension\":[{\"url\":\"" + Fhir.DEFINITIONS
                                + "Extension-GPConnect-AppointmentCancellationReason-1\",\"valueString\":\"" + stored
                                + "\"},");
        transport.answers(Reply.ok(answer));

        Appointment cancelled = ada.cancel(appointment, reason);

        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(sent()).contains("\"valueString\":\"" + reason + "\"");
    }

    @Test
    @Requirement("C-RETR-03")
    @DisplayName("C-RETR-03: what the practice sends is all there, each marked with its state, in one request")
    void appointments_ofEveryState_areMarked() {
        PatientRecord ada = ada();
        String elapsed =
                Fhir.appointment().replace("\"id\":\"7\"", "\"id\":\"6\"").replace("2026-11-23T09", "2026-11-20T09");
        transport.answers(Reply.ok(
                Fhir.bundle(Fhir.cancelled("4"), elapsed, Fhir.appointment().replace("\"id\":\"7\"", "\"id\":\"8\""))));

        PatientAppointments found = ada.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 23));

        assertThat(found.list())
                .extracting(each -> each.id()
                        + (each.isCancelled() ? " cancelled" : "")
                        + (each.hasEnded(clock.instant()) ? " elapsed" : ""))
                .containsExactly("6 elapsed", "7 cancelled", "8");
        assertThat(transport.requests()).hasSize(2);
    }

    private String sent() {
        return Fhir.text(transport.lastRequest().body().orElseThrow());
    }
}
