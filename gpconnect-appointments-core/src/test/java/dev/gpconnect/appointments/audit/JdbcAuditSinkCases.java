package dev.gpconnect.appointments.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.TestDatabase;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.requirements.Requirement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class JdbcAuditSinkCases {

    static final UUID RUN = UUID.fromString("11111111-2222-4333-8444-555555555555");
    static final Instant TIME = Instant.parse("2026-11-20T10:15:30.123456Z");

    TestDatabase database;
    JdbcAuditSink sink;

    /** A database without the tables of these tests. */
    abstract TestDatabase open() throws SQLException;

    @BeforeEach
    void createTable() throws SQLException {
        database = open();
        sink = JdbcAuditSink.builder(database.source()).runId(RUN).build();
        sink.createTable();
    }

    @AfterEach
    void everyConnectionIsGivenBack() throws SQLException {
        assertThat(database.lent()).isZero();
        database.close();
    }

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: who, for whom, when, what, where, about which patient and appointment, with what outcome")
    void event_withEverything_isARow() throws SQLException {
        sink.record(full().build(1, TIME.plusNanos(789)));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("run_id", RUN.toString())
                    .containsEntry("sequence_number", 1L)
                    .containsEntry("user_id", "10019")
                    .containsEntry("user_name", "Dr Claire Jones")
                    .containsEntry("sds_user_id", "111222333444")
                    .containsEntry("sds_role_profile_id", "444555666777")
                    .containsEntry("organisation", "Y90010")
                    .containsEntry("practice", "Y90001")
                    .containsEntry("interaction", InteractionId.AMEND_APPOINTMENT.id())
                    .containsEntry("trace_id", "00000000-0000-0000-0000-000000000007")
                    .containsEntry("attempt", 2)
                    .containsEntry("outcome", "ANSWERED_WITH_ERROR")
                    .containsEntry("status", 403)
                    .containsEntry("spine_code", "ACCESS DENIED")
                    .containsEntry("patient_id", "2")
                    .containsEntry("appointment_id", "7")
                    .containsEntry("correlation_id", null);
            assertThat(row).hasSize(18);
        });
        assertThat(times()).containsExactly("2026-11-20 10:15:30.123456");
    }

    @Test
    void event_withTheLeast_leavesTheRestNull() throws SQLException {
        sink.record(event(1));

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("outcome", "NOT_SENT")
                        .containsEntry("status", null)
                        .containsEntry("spine_code", null)
                        .containsEntry("patient_id", null)
                        .containsEntry("appointment_id", null));
    }

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: several nodes share the table, and a gap in a run's numbers shows what was taken away")
    void runs_ofSeveralNodes_areToldApart() throws SQLException {
        JdbcAuditSink other =
                JdbcAuditSink.builder(database.source()).runId(new UUID(0, 9)).build();
        for (int i = 1; i <= 3; i++) {
            sink.record(event(i));
            other.record(event(i));
        }
        database.execute("DELETE FROM gpconnect_audit WHERE sequence_number = 2 AND run_id = '" + RUN + "'");

        assertThat(database.query("SELECT run_id, MAX(sequence_number) - COUNT(*) AS missing FROM gpconnect_audit"
                        + " GROUP BY run_id ORDER BY run_id"))
                .extracting(row -> row.get("run_id") + " " + ((Number) row.get("missing")).longValue())
                .containsExactly("00000000-0000-0000-0000-000000000009 0", RUN + " 1");
    }

    @Test
    void number_thatTheRunHasAlready_isRefusedAndTheRowStays() throws SQLException {
        sink.record(event(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> sink.record(full().build(1, TIME)))
                .withMessageContaining("SQL state 23505");
        assertThat(rows()).extracting(row -> row.get("outcome")).containsExactly("NOT_SENT");
    }

    @Test
    void texts_ofAnyLength_areWhole() throws SQLException {
        String id = "x".repeat(100_000);

        sink.record(AuditEvent.builder(call(1), Samples.HUB, Samples.CLAIRE, AuditOutcome.SUCCESS)
                .patientId(id)
                .appointmentId("a\0b'; DROP TABLE gpconnect_audit; --")
                .build(1, TIME));

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("patient_id", id)
                        .containsEntry("appointment_id", "a\uFFFDb'; DROP TABLE gpconnect_audit; --"));
    }

    @Test
    void table_thatIsThere_isLeftAsItIs() throws SQLException {
        sink.record(event(1));

        sink.createTable();

        assertThat(rows()).hasSize(1);
    }

    @Test
    void table_thatIsMissing_failsTheEvent() {
        JdbcAuditSink elsewhere =
                JdbcAuditSink.builder(database.source()).table("not_there").build();

        assertThatIllegalStateException()
                .isThrownBy(() -> elsewhere.record(event(1)))
                .withMessageContaining("not_there")
                .withMessageContaining("SQL state 42")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    @DisplayName("an application's transaction is neither joined nor committed")
    void transaction_ofTheApplication_isItsOwn() throws SQLException {
        database.execute("CREATE TABLE gpconnect_app (id INTEGER)");
        try (Connection application = database.source().getConnection()) {
            application.setAutoCommit(false);
            application.createStatement().execute("INSERT INTO gpconnect_app VALUES (1)");
            sink.record(event(1));
            assertThat(rows()).hasSize(1);
            application.rollback();
            application.setAutoCommit(true);
        }

        assertThat(rows()).hasSize(1);
        assertThat(database.query("SELECT id FROM gpconnect_app")).isEmpty();
    }

    @Test
    @DisplayName("D-AU-01: many threads, no event lost")
    void threads_atOnce_loseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<? extends Future<?>> writers = IntStream.range(0, 8)
                    .mapToObj(thread -> threads.submit(() ->
                            IntStream.rangeClosed(1, 25).forEach(i -> sink.record(event(thread * 25L + i)))))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(rows())
                .extracting(row -> (Long) row.get("sequence_number"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    List<Map<String, @Nullable Object>> rows() throws SQLException {
        return database.query("SELECT * FROM gpconnect_audit ORDER BY sequence_number");
    }

    private List<@Nullable Object> times() throws SQLException {
        return database
                .query("SELECT CAST(recorded_at AT TIME ZONE 'UTC' AS VARCHAR) AS at FROM gpconnect_audit")
                .stream()
                .map(row -> (Object) String.valueOf(row.get("at")).replace("+00", ""))
                .toList();
    }

    static AuditEvent event(long number) {
        return AuditEvent.builder(call(1), Samples.HUB, Samples.CLAIRE, AuditOutcome.NOT_SENT)
                .build(number, TIME);
    }

    static AuditEvent.Builder full() {
        return AuditEvent.builder(call(2), Samples.HUB, Samples.CLAIRE, AuditOutcome.ANSWERED_WITH_ERROR)
                .status(403)
                .code(SpineErrorCode.ACCESS_DENIED)
                .patientId("2")
                .appointmentId("7");
    }

    private static CallInfo call(int attempt) {
        return new CallInfo(InteractionId.AMEND_APPOINTMENT, Samples.PRACTICE, new UUID(0, 7), attempt);
    }
}
