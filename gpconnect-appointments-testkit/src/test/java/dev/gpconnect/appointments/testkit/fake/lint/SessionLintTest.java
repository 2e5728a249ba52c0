package dev.gpconnect.appointments.testkit.fake.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionLintTest extends LintTest {

    @ParameterizedTest
    @DisplayName("P-LINT-14: a request for a patient whom PDS marks sensitive")
    @CsvSource({
        "FPAT, /Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000085",
        "RPAT, /Patient/8",
        "RETR, /Patient/8/Appointment?start=ge2026-11-23&start=le2026-11-30",
        "READ, /Appointment/7"
    })
    void request_forASensitivePatient_isFound(Interaction interaction, String path) {
        String hana = practice.patientId("9990000085");
        assertThat(hana).isEqualTo("8");

        assertFinds(clean(interaction, path), "P-LINT-14");
    }

    @Test
    @DisplayName("P-LINT-15: a slot search without filters")
    void search_withoutFilters_isFound() {
        assertFinds(clean(Interaction.SLOT, SEARCH), "P-LINT-15");
    }

    @Test
    @DisplayName("P-LINT-17: more than five bookings cancelled again")
    void session_thatBooksAndCancels_isFoundAfterFive() {
        search();
        for (int i = 0; i < 5; i++) {
            bookAndCancel();
        }
        assertThat(rules()).isEmpty();

        bookAndCancel();

        assertThat(rules()).containsExactly("P-LINT-17");
    }

    @Test
    @DisplayName("P-LINT-19: a directory result that another session asked for")
    void lookUp_usedByAnotherSession_isFound() {
        lint.lookedUp("Y90001", Interaction.META.id());
        send(clean(Interaction.META, "/metadata"));
        send(clean(Interaction.META, "/metadata"));
        assertThat(rules()).isEmpty();

        assertFinds(other(), "P-LINT-19");

        lint.lookedUp("Y90001", Interaction.META.id());
        send(other());
        assertThat(rules()).isEmpty();
    }

    @Test
    @DisplayName("P-LINT-19: sessions at the same time, each with a look-up of its own")
    void lookUps_ofSessionsAtTheSameTime_serveOneEach() {
        lint.lookedUp("Y90001", Interaction.META.id());
        lint.lookedUp("Y90001", Interaction.META.id());
        for (int i = 0; i < 2; i++) {
            send(clean(Interaction.META, "/metadata"));
            send(other());
        }

        assertThat(rules()).isEmpty();
    }

    @Test
    void strict_refusesAFindingBeforeAnythingIsDone() {
        controls.strict(true);
        FakeResponse response =
                send(clean(Interaction.BOOK, "/Appointment").body(booking().toString()));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("P-LINT-16");
        assertThat(practice.slotStatus("10202")).isEqualTo("free");
    }

    @Test
    void reset_forgetsWhatWasSent() {
        send(clean(Interaction.META, "/metadata").header("Ssp-TraceID", "00000000-0000-0007-0000-00000000ffff"));
        lint.reset();

        send(clean(Interaction.META, "/metadata").header("Ssp-TraceID", "00000000-0000-0007-0000-00000000ffff"));

        assertThat(rules()).isEmpty();
    }

    private Draft other() {
        return clean(Interaction.META, "/metadata").claims(claims -> {
            claims.put("sub", "2");
            ((ObjectNode) claims.path("requesting_practitioner")).put("id", "2");
        });
    }

    private void bookAndCancel() {
        FakeResponse booked =
                send(clean(Interaction.BOOK, "/Appointment").body(booking().toString()));
        assertThat(booked.status()).isEqualTo(201);
        ObjectNode appointment = Json.body(booked).put("status", "cancelled");
        appointment
                .withArray("extension")
                .addObject()
                .put("url", SD + "Extension-GPConnect-AppointmentCancellationReason-1")
                .put("valueString", "No longer needed");
        String id = appointment.path("id").asText();
        FakeResponse cancelled = send(clean(Interaction.CANC, "/Appointment/" + id)
                .header("If-Match", "W/\"1\"")
                .body(appointment.toString()));
        assertThat(cancelled.status()).isEqualTo(200);
    }
}
