package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.requirements.Requirement;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-BK-04: appointments that another organisation has booked")
class OthersAppointmentsTest extends ClientTest {

    private static final User OMAR = User.builder(
                    "20020", PersonName.of("Urquhart", "Omar"), URI.create("https://consumer.example/Id/user"), "g-2")
            .build();

    @Test
    @Requirement("D-BK-04")
    @DisplayName("D-BK-04: they can be amended, and who did it is sent and recorded")
    void appointment_ofAnotherOrganisation_isAmended() {
        try (Encounter urgentCare = client.encounter(Samples.URGENT_CARE, OMAR)) {
            PatientRecord ada = adaAt(urgentCare.practice(Samples.PRACTICE));
            Appointment hubs = appointment(ada);
            assertThat(hubs.bookingOrganisation().orElseThrow().odsCode()).contains("Y90010");
            assertThat(ada.canAmend(hubs).allowed()).isTrue();
            transport.answers(Reply.ok(Fhir.appointment("4")));

            ada.amend(hubs, Amendment.comment("Needs an interpreter"));
        }

        assertThat(body().path("comment").asText()).isEqualTo("Needs an interpreter");
        assertSentAndRecorded(InteractionId.AMEND_APPOINTMENT);
    }

    @Test
    @Requirement("D-BK-04")
    @DisplayName("D-BK-04: they can be cancelled, who did it is sent and recorded, and why is sent")
    void appointment_ofAnotherOrganisation_isCancelled() {
        try (Encounter urgentCare = client.encounter(Samples.URGENT_CARE, OMAR)) {
            PatientRecord ada = adaAt(urgentCare.practice(Samples.PRACTICE));
            Appointment hubs = appointment(ada);
            assertThat(ada.canCancel(hubs).allowed()).isTrue();
            transport.answers(Reply.ok(Fhir.cancelled("4")));

            assertThat(ada.cancel(hubs, "Seen by urgent care").isCancelled()).isTrue();
        }

        assertThat(body().path("extension").findValuesAsText("valueString")).containsExactly("Seen by urgent care");
        assertSentAndRecorded(InteractionId.CANCEL_APPOINTMENT);
    }

    /** The appointment stays the hub's; the request and its record are urgent care's. */
    private void assertSentAndRecorded(InteractionId interaction) {
        assertThat(body().at("/contained/0/identifier/0/value").asText()).isEqualTo("Y90010");
        assertThat(transport.lastRequest().headers().first("Ssp-From")).contains("200000009020");
        JsonNode claims = Token.of(transport.lastRequest()).claims();
        assertThat(claims.at("/requesting_organization/identifier/0/value").asText())
                .isEqualTo("Y90020");
        assertThat(claims.path("sub").asText()).isEqualTo("20020");
        AuditEvent event = events.get(events.size() - 1);
        assertThat(event.call().interaction()).isEqualTo(interaction);
        assertThat(event.user()).isSameAs(OMAR);
        assertThat(event.organisation()).isSameAs(Samples.URGENT_CARE);
        assertThat(event.patientId()).contains("2");
        assertThat(event.appointmentId()).contains("7");
        assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
    }

    private JsonNode body() {
        return Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()));
    }
}
