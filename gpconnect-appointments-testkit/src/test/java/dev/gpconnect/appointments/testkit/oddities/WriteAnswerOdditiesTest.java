package dev.gpconnect.appointments.testkit.oddities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.io.IOException;
import java.time.LocalDate;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to bookings and changes that are odd and still to be understood (K-27, K-32, W-VER-02, W-VER-04). */
final class WriteAnswerOdditiesTest {

    private OddProvider provider;
    private PatientRecord ada;

    @BeforeEach
    void start() throws IOException {
        provider = new OddProvider();
        ada = provider.ada();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    @DisplayName("W-VER-02: without an ETag on the write, If-Match is built from meta.versionId")
    void noETagOnWrites_versionComesFromTheBody() {
        FreeSlot slot = slot();
        provider.answers(201, Fhir.appointment("3", ""));
        Appointment booked = ada.book(Booking.of(slot, "Check-up").build());
        provider.request();
        provider.answers(200, Fhir.appointment("4", "\"comment\":\"x\","));

        Appointment amended = ada.amend(booked, Amendment.comment("x"));

        assertThat(provider.request().getHeaders().get("If-Match")).isEqualTo("W/\"3\"");
        assertThat(amended.versionId()).contains("4");
    }

    @ParameterizedTest
    @DisplayName("W-VER-04: an empty 201 is read from its Location, absolute or not, with a version or not")
    @ValueSource(
            strings = {
                "https://provider.example/Y90001/STU3/1/gpconnect/Appointment/7",
                "https://provider.example/Y90001/STU3/1/gpconnect/Appointment/7/_history/2",
                "Appointment/7",
                "/Y90001/STU3/1/gpconnect/Appointment/7/_history/1"
            })
    void emptyBookingAnswer_isReadFromItsLocation(String location) {
        FreeSlot slot = slot();
        provider.answers(201, "", "Location", location);
        provider.answers(200, Fhir.appointment("2", ""));

        Appointment booked = ada.book(Booking.of(slot, "Check-up").build());

        assertThat(booked.id()).isEqualTo("7");
        assertThat(provider.request().getMethod()).isEqualTo("POST");
        assertThat(provider.request().getTarget()).isEqualTo("/Y90001/STU3/1/gpconnect/Appointment/7");
    }

    @Test
    @DisplayName("W-VER-04: an absolute Location without _history beside a body does no harm")
    void absoluteLocationBesideABody_doesNoHarm() {
        FreeSlot slot = slot();
        provider.answers(
                201,
                Fhir.appointment("1", ""),
                "Location",
                "https://provider.example/x/STU3/1/gpconnect/Appointment/7");

        assertThat(ada.book(Booking.of(slot, "Check-up").build()).id()).isEqualTo("7");
    }

    @Test
    @DisplayName(
            "a version that the write answered with and that is out of date is replaced, once, if nothing else moved")
    void outdatedVersion_isReplacedOnce() {
        FreeSlot slot = slot();
        provider.answers(201, Fhir.appointment("1", ""));
        Appointment booked = ada.book(Booking.of(slot, "Check-up").build());
        provider.request();
        provider.answers(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
        provider.answers(200, Fhir.appointment("2", ""));
        provider.answers(200, Fhir.appointment("3", "\"comment\":\"x\","));

        Appointment amended = ada.amend(booked, Amendment.comment("x"));

        assertThat(amended.versionId()).contains("3");
        RecordedRequest refused = provider.request();
        RecordedRequest reread = provider.request();
        RecordedRequest repeated = provider.request();
        assertThat(refused.getHeaders().get("If-Match")).isEqualTo("W/\"1\"");
        assertThat(reread.getMethod()).isEqualTo("GET");
        assertThat(repeated.getHeaders().get("If-Match")).isEqualTo("W/\"2\"");
        assertThat(repeated.getHeaders().get("Ssp-TraceID"))
                .isNotEqualTo(refused.getHeaders().get("Ssp-TraceID"));
    }

    @Test
    @DisplayName("S-B6: when more than the version moved, both appointments are handed over and nothing is written")
    void changedMeanwhile_isNotOverwritten() {
        Appointment read = provider.appointment(ada, Fhir.appointment("1", ""));
        provider.answers(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
        provider.answers(200, Fhir.appointment("2", "\"comment\":\"somebody else's\","));

        StaleVersionException error =
                catchThrowableOfType(StaleVersionException.class, () -> ada.amend(read, Amendment.comment("x")));

        assertThat(error.read()).isSameAs(read);
        assertThat(error.current().comment()).contains("somebody else's");
    }

    @Test
    @DisplayName("C-AMND-02: what an amendment sends back is what came, but for the comment")
    void amendment_sendsBackWhatCame() {
        String odd = Fhir.appointment(
                "5",
                "\"comment\" : \"old\",  \"priority\":0, \"madeUp\":{\"x\":[1.50]},"
                        + "\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"1\",\"telecom\":{\"system\":\"phone\",\"value\":\"1\"}}],");
        Appointment read = provider.appointment(ada, odd);
        provider.answers(200, Fhir.appointment("6", ""));

        ada.amend(read, Amendment.comment("new"));

        String sent = provider.request().getBody().utf8();
        assertThat(sent).isEqualTo(odd.replace("\"old\"", "\"new\""));
    }

    @Test
    @DisplayName("C-CANC-01: what a cancellation sends back is what came, but for status and reason")
    void cancellation_sendsBackWhatCame() {
        String odd = Fhir.appointment(
                "5", "\"extension\" : [ {\"url\":\"https://unknown.example/y\",\"valueCode\":\"z\"} ],");
        Appointment read = provider.appointment(ada, odd);
        provider.answers(200, Fhir.appointment("6", "").replace("booked", "cancelled"));

        Appointment cancelled = ada.cancel(read, "No longer \"needed\"");

        String reason = ",{\"url\":\"https://fhir.nhs.uk/STU3/StructureDefinition/"
                + "Extension-GPConnect-AppointmentCancellationReason-1\",\"valueString\":\"No longer \\\"needed\\\"\"}";
        assertThat(provider.request().getBody().utf8())
                .isEqualTo(odd.replace("\"booked\"", "\"cancelled\"").replace("\"z\"} ]", "\"z\"} " + reason + "]"));
        assertThat(cancelled.status()).contains(AppointmentStatus.CANCELLED);
    }

    @Test
    @DisplayName("M-APPT: appointments with versioned references, odd shapes and no entry are read")
    void retrievedAppointments_areReadAsTheyAre() {
        String odd = Fhir.appointment(
                        "5",
                        "\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"1\",\"name\":\"Hub\","
                                + "\"telecom\":{\"system\":\"phone\",\"value\":\"1\"}}],"
                                + "\"extension\":{\"url\":\"https://fhir.nhs.uk/STU3/StructureDefinition/"
                                + "Extension-GPConnect-BookingOrganisation-1\",\"valueReference\":{\"reference\":\"#1\"}},")
                .replace("Patient/1\"", "Patient/1/_history/4\"");
        provider.answers(200, Fhir.bundle(odd));

        Appointment read =
                ada.appointments(OddProvider.DAY, OddProvider.DAY).list().get(0);

        assertThat(read.patientId()).contains("1");
        assertThat(read.bookingOrganisation().orElseThrow().telecom()).hasSize(1);
        provider.answers(200, "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}");
        assertThat(ada.appointments(OddProvider.DAY, LocalDate.of(2026, 12, 1))).isEmpty();
    }

    private FreeSlot slot() {
        FreeSlot slot = provider.slotsOf(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1", "Practitioner/1")))
                .first();
        provider.request();
        return slot;
    }
}
