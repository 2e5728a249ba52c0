package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-VER-02, W-VER-04, W-VER-05: what a practice may answer to a write")
class WriteAnswersTest extends ClientTest {

    @Test
    void booking_answeredWithoutEtag_hasTheVersionOfItsMeta() {
        assertThat(book(Reply.of(201, Fhir.appointment())).versionId()).contains("3");
    }

    @Test
    void booking_answeredWithoutMeta_hasTheVersionOfTheEtag() {
        String json = Fhir.appointment().replaceFirst("\"meta\":\\{[^}]*},", "");

        assertThat(book(Reply.of(201, json).header("ETag", "W/\"1\"")).versionId())
                .contains("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://practice.example.nhs.uk/Y90001/STU3/1/gpconnect/Appointment/7/_history/1",
                "https://practice.example.nhs.uk/Y90001/STU3/1/gpconnect/Appointment/7",
                "Appointment/7",
                "/Appointment/7/",
                "Appointment/7/_history/abc",
                " https://elsewhere/Appointment/6/x/Appointment/7/_history/2 "
            })
    void booking_answeredWithALocationOnly_isRead(String location) {
        Reply reply = Reply.empty(201).header("location", location);

        assertThat(bookAndRead(reply).id()).isEqualTo("7");
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + "/Appointment/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "{", "{\"resourceType\":\"Patient\",\"id\":\"2\"}", "  ", "[]"})
    void booking_answeredWithGarbageAndALocation_isRead(String body) {
        assertThat(bookAndRead(Reply.of(201, body).header("Location", "Appointment/7"))
                        .id())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Appointment/",
                "Appointment/7/..",
                "Patient/7",
                "Appointment/a b",
                "Appointment/7?x=1",
                "Appointment/ä"
            })
    void booking_answeredWithNeitherBodyNorUsableLocation_isUnusable(String location) {
        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class, () -> book(Reply.empty(201).header("Location", location)));

        assertThat(failure).hasMessageContaining("It may have been carried out");
        assertThat(failure.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    @Requirement("C-BOOK-11")
    @DisplayName("C-BOOK-11: success is only 201")
    void booking_answeredWithAnotherSuccess_isUnusable(int status) {
        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class,
                () -> book(Reply.of(status, Fhir.appointment()).header("Location", "Appointment/7")));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure).hasMessageContaining("success is only 201. It may have been carried out");
    }

    @Test
    void booking_thatCannotBeReadAfterwards_saysThatItWasDone() {
        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class,
                () -> bookAndThen(
                        Reply.empty(201).header("Location", "Appointment/7"),
                        Reply.of(404, Fhir.outcome("NO_RECORD_FOUND"))));

        assertThat(failure).hasMessageContaining("appointment 7").hasMessageContaining("do not repeat");
        assertThat(failure.status()).isEqualTo(201);
        assertThat(failure).hasCauseInstanceOf(NotFoundException.class);
        // what the support desk needs is the booking's own trace id
        assertThat(failure.traceId()).hasToString("Optional[00000000-0000-0000-0000-000000000003]");
    }

    @Test
    void booking_whoseBodyBreaksOff_isReadFromItsLocation() {
        Appointment booked = bookAndThen(
                Reply.of(201, Fhir.appointment()).breakingOff().header("Location", "Appointment/7"),
                Reply.ok(Fhir.appointment("2")));

        assertThat(booked.versionId()).contains("2");
    }

    @Test
    @DisplayName("C-GEN-04: an answer about another patient is not the booking")
    void booking_answeredWithAnotherPatientsAppointment_isUnusable() {
        String another = Fhir.appointment().replace("Patient/2", "Patient/3");

        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> book(Reply.of(201, another))))
                .hasMessageContaining("It may have been carried out");
    }

    @Test
    void change_answeredWithAnEmptyBody_isRead() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.empty(200).header("ETag", "W/\"4\""), Reply.ok(Fhir.appointment("4")));
        assertThat(ada.amend(appointment, Amendment.withoutComment()).versionId())
                .contains("4");

        transport.answers(Reply.empty(200), Reply.ok(Fhir.cancelled("5")));
        assertThat(ada.cancel(appointment, "x").versionId()).contains("5");
    }

    @Test
    @DisplayName("C-CANC-05: a success is a cancellation only if the appointment is cancelled")
    void cancellation_answeredAsBefore_isReadAgain() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.ok(Fhir.appointment("4")), Reply.ok(Fhir.cancelled("5")));
        assertThat(ada.cancel(appointment, "x").versionId()).contains("5");

        transport.answers(Reply.ok(Fhir.appointment("4")), Reply.ok(Fhir.appointment("4")));
        UnusableAnswerException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> ada.cancel(appointment, "x"));
        assertThat(failure).hasMessageContaining("appointment 7 is as before");
        assertThat(failure.effectUnknown()).isTrue();
    }

    @Test
    void change_thatCannotBeReadAfterwards_saysThatItWasDone() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.empty(200), Reply.empty(503));

        UnusableAnswerException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> ada.cancel(appointment, "x"));
        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure).hasMessageContaining("do not repeat");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "<html/>", "{\"resourceType\":\"Bundle\"}"})
    void change_answeredWithSomethingElse_isUnusable(String body) {
        assertUnusableAnswerToACancellation(body);
    }

    @Test
    void change_answeredWithAnotherAppointment_isUnusable() {
        assertUnusableAnswerToACancellation(Fhir.appointment().replace("\"id\":\"7\"", "\"id\":\"8\""));
        assertUnusableAnswerToACancellation(Fhir.appointment().replace("Patient/2", "Patient/3"));
    }

    private void assertUnusableAnswerToACancellation(String body) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.ok(body));

        GpConnectException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> ada.cancel(appointment, "x"));
        assertThat(failure).hasMessageContaining("It may have been carried out");
    }

    private Appointment book(Reply reply) {
        return bookAndThen(reply);
    }

    private Appointment bookAndRead(Reply reply) {
        return bookAndThen(reply, Reply.ok(Fhir.appointment()));
    }

    private Appointment bookAndThen(Reply... replies) {
        Booking booking = Booking.of(slot(), "Booked by the hub").build();
        PatientRecord ada = ada();
        transport.answers(replies);
        return ada.book(booking);
    }
}
