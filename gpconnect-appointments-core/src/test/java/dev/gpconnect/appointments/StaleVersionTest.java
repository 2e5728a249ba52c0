package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-VER-03, E-09, S-B6: a change to a version that is no longer the current one")
class StaleVersionTest extends ClientTest {

    private static final String MOVED_CONTENT =
            Fhir.appointment("4").replace("Wheelchair user", "Needs an interpreter");

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void version_movedAlone_isRepeatedOnceWithTheNewOne(int status) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        String moved = Fhir.appointment("4")
                .replace("\"versionId\"", "\"lastUpdated\":\"2026-11-20T10:00:00+00:00\",\"versionId\"");
        transport.answers(stale(status), Reply.ok(moved), Reply.ok(Fhir.cancelled("5")));

        Appointment cancelled = ada.cancel(appointment, "x");

        assertThat(cancelled.versionId()).contains("5");
        List<HttpRequest> sent = transport.requests().subList(2, 5);
        assertThat(sent).extracting(HttpRequest::method).containsExactly("PUT", "GET", "PUT");
        assertThat(sent.get(0).headers().first("If-Match")).contains("W/\"3\"");
        assertThat(sent.get(2).headers().first("If-Match")).contains("W/\"4\"");
        assertThat(Fhir.text(sent.get(2).body().orElseThrow())).contains("lastUpdated", "\"cancelled\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void content_moved_isStaleAndShowsBoth(int status) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(stale(status), Reply.ok(MOVED_CONTENT));

        StaleVersionException failure = catchThrowableOfType(
                StaleVersionException.class, () -> ada.amend(appointment, Amendment.comment("new")));

        assertThat(failure.read()).isSameAs(appointment);
        assertThat(failure.current().comment()).contains("Needs an interpreter");
        assertThat(failure.current().versionId()).contains("4");
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.toString()).doesNotContain("interpreter", "9990000018");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void version_notMoved_isTheOriginalError(int status) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(stale(status), Reply.ok(Fhir.appointment()));

        ServiceException failure = catchThrowableOfType(ServiceException.class, () -> ada.cancel(appointment, "x"));
        assertThat(failure.getClass()).isEqualTo(ServiceException.class);
        assertThat(failure.status()).isEqualTo(status);
        // the refused PUT is what failed, not the look that followed
        assertThat(failure.traceId()).hasToString("Optional[00000000-0000-0000-0000-000000000003]");
    }

    @Test
    void refusal_twice_isStale() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(stale(409), Reply.ok(Fhir.appointment("4")), stale(412), Reply.ok(MOVED_CONTENT));

        StaleVersionException failure =
                catchThrowableOfType(StaleVersionException.class, () -> ada.cancel(appointment, "x"));
        assertThat(failure.status()).isEqualTo(412);
        assertThat(failure.current().comment()).contains("Needs an interpreter");
    }

    @Test
    void repetition_thatFailsOtherwise_isThatFailure() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(stale(409), Reply.ok(Fhir.appointment("4")), Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));
        assertThat(catchThrowableOfType(NotFoundException.class, () -> ada.cancel(appointment, "x")))
                .isNotNull();

        transport.answers(stale(409), Reply.ok(Fhir.appointment("4"))).fails(new IOException("time-out"));
        assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> ada.cancel(appointment, "x")))
                .hasMessageContaining("CANCEL_APPOINTMENT");
    }

    @Test
    void otherError_ofAChange_isNotRepeated() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.of(422, Fhir.outcome("INVALID_RESOURCE")));

        assertThat(catchThrowableOfType(ServiceException.class, () -> ada.cancel(appointment, "x"))
                        .status())
                .isEqualTo(422);
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    @DisplayName("W-HDR-10: an appointment without any version is not changed")
    void version_thatIsNotInTheReadEither_isRefused() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, withoutMeta());
        transport.answers(Reply.ok(withoutMeta()));

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ada.amend(appointment, Amendment.comment("new")));

        assertThat(refused.rule()).isEqualTo("W-HDR-10");
        assertThat(transport.requests()).extracting(HttpRequest::method).doesNotContain("PUT");
    }

    @Test
    @DisplayName("AMND-E4: a refused version that comes as a success is refused all the same")
    void refusal_wrappedInASuccess_isRepeatedToo() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(
                Reply.ok(Fhir.outcome("FHIR_CONSTRAINT_VIOLATION")),
                Reply.ok(Fhir.appointment("4")),
                Reply.ok(Fhir.cancelled("5")));

        assertThat(ada.cancel(appointment, "x").versionId()).contains("5");
    }

    @Test
    void refusal_afterWhichTheAppointmentCannotBeRead_stands() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(stale(409), Reply.of(500, ""));

        ServiceException failure = catchThrowableOfType(ServiceException.class, () -> ada.cancel(appointment, "x"));

        assertThat(failure.status()).isEqualTo(409);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(ServiceException.class);
    }

    @Test
    @DisplayName("W-VER-02: a Bundle's appointment without versionId is read before it is changed")
    void version_thatIsNowhere_isReadFirst() {
        PatientRecord ada = ada();
        Appointment listed = listedWithoutVersion(ada);
        assertThat(listed.versionId()).isEmpty();
        transport.answers(Reply.ok(withoutMeta()).header("ETag", "W/\"8\""), Reply.ok(Fhir.cancelled("9")));

        ada.cancel(listed, "x");

        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"8\"");
    }

    @Test
    @DisplayName("meta that holds nothing but the version is as good as none")
    void version_thatOnlyTheReadHas_isNoChangeOfContent() {
        PatientRecord ada = ada();
        Appointment listed = listedWithoutVersion(ada);
        String read = withoutMeta().replaceFirst("\\{", "{\"meta\":{\"versionId\":\"8\"},");
        transport.answers(Reply.ok(read), Reply.ok(Fhir.cancelled("9")));

        ada.cancel(listed, "x");

        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"8\"");
    }

    @Test
    @DisplayName("members and list items in another order are the same content")
    void content_inAnotherOrder_isNoChange() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        String reordered = Fhir.appointment("4")
                .replace("\"status\":\"booked\",", "")
                .replaceFirst("}$", ",\"status\":\"booked\"}")
                .replace("{\"actor\":{\"reference\":\"Location/1\"},\"status\":\"accepted\"},", "")
                .replace(
                        "\"participant\":[",
                        "\"participant\":[{\"status\":\"accepted\",\"actor\":{\"reference\":\"Location/1\"}},");
        transport.answers(stale(409), Reply.ok(reordered), Reply.ok(Fhir.cancelled("5")));

        assertThat(ada.cancel(appointment, "x").versionId()).contains("5");
        assertThat(Fhir.text(transport.lastRequest().body().orElseThrow()))
                .startsWith(reordered.substring(0, 40))
                .contains("\"cancelled\"");
    }

    @Test
    void content_thatMovedBeforeItWasReadFirst_isRefused() {
        PatientRecord ada = ada();
        Appointment listed = listedWithoutVersion(ada);
        transport.answers(Reply.ok(MOVED_CONTENT));

        RefusedException failure =
                catchThrowableOfType(RefusedException.class, () -> ada.amend(listed, Amendment.comment("x")));
        assertThat(failure.rule()).isEqualTo("C-AMND-04");
        assertThat(transport.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"8\"", "\"8\"", "8", " W/\"8\" ", "8 "})
    @DisplayName("W-VER-02: the ETag stands in for a missing versionId, and goes back weak")
    void version_inTheEtagAlone_isUsed(String etag) {
        PatientRecord ada = ada();
        transport.answers(Reply.ok(withoutMeta()).header("ETag", etag), Reply.ok(Fhir.cancelled("9")));

        ada.cancel(ada.readAppointment("7"), "x");

        assertThat(transport.lastRequest().headers().first("If-Match")).contains("W/\"8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3\\u000d\\u000aEvil: 1", "3\\\"", "\\u00e9", "a b"})
    @DisplayName("a version that cannot stand in a header is as good as none")
    void version_thatCannotBeNamed_isPassedOver(String version) {
        PatientRecord ada = ada();
        String json = Fhir.appointment().replace("\"versionId\":\"3\"", "\"versionId\":\"" + version + "\"");

        assertThat(appointment(ada, json).versionId()).isEmpty();
        transport.answers(Reply.ok(json).header("ETag", "W/\"8\""));
        assertThat(ada.readAppointment("7").versionId()).contains("8");
    }

    private Appointment listedWithoutVersion(PatientRecord ada) {
        transport.answers(Reply.ok(Fhir.bundle(withoutMeta())));
        PatientAppointments found = ada.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 30));
        return found.list().get(0);
    }

    private static String withoutMeta() {
        return Fhir.appointment().replaceFirst("\"meta\":\\{[^}]*},", "");
    }

    private static Reply stale(int status) {
        return Reply.of(status, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
    }
}
