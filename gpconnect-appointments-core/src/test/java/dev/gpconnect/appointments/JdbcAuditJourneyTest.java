package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.JdbcAuditSink;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.TestDatabase;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-AU-01 to D-AU-03: a journey's audit trail in a database")
class JdbcAuditJourneyTest extends ClientTest {

    private TestDatabase database;
    private AppointmentsClient audited;
    private Practice at;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.h2("journey");
        JdbcAuditSink sink =
                JdbcAuditSink.builder(database.source()).runId(new UUID(0, 1)).build();
        sink.createTable();
        audited = newBuilder().maxRetries(3).audit(sink).build();
        at = audited.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
    }

    @AfterEach
    void close() throws SQLException {
        audited.close();
        database.close();
    }

    @Requirement({"D-AU-01", "D-AU-02", "D-AU-03"})
    @Test
    @DisplayName("each attempt has exactly one row: who, for whom, when, what, where, trace id, outcome")
    void journey_withRetriesAndFailures_hasARowForEachAttempt() throws SQLException {
        PatientRecord ada = adaAt(at);
        transport.answers(Reply.empty(503)).fails(new NotSentIOException("refused", null));
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        FreeSlot slot = at.searchFreeSlots(SEARCH).first();
        transport.answers(Reply.of(201, Fhir.appointment()));
        ada.book(Booking.of(slot, "Booked by the hub").build());
        transport.fails(new IOException("time-out"));
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> ada.readAppointment("7"));
        transport.answers(Reply.of(403, Fhir.outcome("ACCESS_DENIED")));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> ada.readAppointment("7"));

        assertThat(told("sequence_number", "interaction", "attempt", "trace_id", "outcome", "status", "spine_code"))
                .containsExactly(
                        "1 rest:search:patient-1 1 1 SUCCESS 200 null",
                        "2 rest:search:slot-1 1 2 ANSWERED_WITH_ERROR 503 null",
                        "3 rest:search:slot-1 2 3 NOT_SENT null null",
                        "4 rest:search:slot-1 3 4 SUCCESS 200 null",
                        "5 rest:create:appointment-1 1 5 SUCCESS 201 null",
                        "6 rest:read:appointment-1 1 6 NO_ANSWER null null",
                        "7 rest:read:appointment-1 1 7 ANSWERED_WITH_ERROR 403 ACCESS DENIED");
        assertThat(told("patient_id", "appointment_id"))
                .containsExactly("2 null", "null null", "null null", "null null", "2 7", "null 7", "null 7");
        assertThat(told("user_id", "user_name", "organisation", "practice"))
                .hasSize(7)
                .containsOnly("10019 Dr Claire Jones Y90010 Y90001");
        assertThat(database.query(
                        "SELECT DISTINCT CAST(recorded_at AT TIME ZONE 'UTC' AS VARCHAR) AS at FROM gpconnect_audit"))
                .extracting(row -> row.get("at"))
                .containsExactly("2026-11-20 10:15:30.25+00");
        assertThat(rows().toString())
                .doesNotContainIgnoringCase("9990000018", "Ashdown", "1951", "Booked by", "Bearer", "identifier=");
    }

    @Requirement("D-AU-02")
    @Test
    @DisplayName("D-AU-02: a database that is down fails the call and says that the booking was made")
    void booking_whenTheDatabaseIsDown_isSaidToBeMade() throws SQLException {
        PatientRecord ada = adaAt(at);
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())), Reply.of(201, Fhir.appointment()));
        FreeSlot slot = at.searchFreeSlots(SEARCH).first();
        database.fails("getConnection", new SQLTransientConnectionException("no connection is free", "08001"));

        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class,
                () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure.effectUnknown()).isTrue();
        assertThat(failure).hasMessageContaining("carried out").hasCauseInstanceOf(IllegalStateException.class);
        assertThat(rows()).hasSize(2);
    }

    @Test
    void read_whenTheDatabaseIsDown_isNotTriedAgain() {
        transport.fails(new NotSentIOException("refused", null));
        database.fails("getConnection", new SQLTransientConnectionException("no connection is free", "08001"));

        assertThat(catchThrowableOfType(NotSentException.class, at::capabilityStatement))
                .hasMessageContaining("audit");
    }

    private List<Map<String, @Nullable Object>> rows() throws SQLException {
        return database.query("SELECT * FROM gpconnect_audit ORDER BY sequence_number");
    }

    /** These columns of each row, ids without what they all begin with. */
    private List<String> told(String... columns) throws SQLException {
        return rows().stream()
                .map(row -> List.of(columns).stream()
                        .map(column -> String.valueOf(row.get(column)))
                        .map(value -> value.replace("urn:nhs:names:services:gpconnect:fhir:", ""))
                        .map(value -> value.replaceFirst("^0{8}-0{4}-0{4}-0{4}-0*", ""))
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
