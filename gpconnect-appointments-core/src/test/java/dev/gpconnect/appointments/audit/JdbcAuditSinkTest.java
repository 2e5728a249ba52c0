package dev.gpconnect.appointments.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gpconnect.appointments.fixture.TestDatabase;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-AU-01: the audit trail in a database")
class JdbcAuditSinkTest extends JdbcAuditSinkCases {

    @Override
    TestDatabase open() throws SQLException {
        return TestDatabase.h2("audit");
    }

    @Test
    void connection_thatIsNotMade_failsTheEventAndNoLaterOne() throws SQLException {
        database.fails("getConnection", new SQLNonTransientConnectionException("down", "08006"));

        assertThatIllegalStateException()
                .isThrownBy(() -> sink.record(event(1)))
                .withMessageStartingWith("The audit event cannot be written (SQL state 08006)");

        database.recovers();
        sink.record(event(2));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void pool_thatIsExhausted_failsTheEvent() throws SQLException {
        try (TestDatabase small = database.lending(1);
                var lent = small.source().getConnection()) {
            JdbcAuditSink waiting = JdbcAuditSink.builder(small.source()).build();

            assertThatIllegalStateException()
                    .isThrownBy(() -> waiting.record(event(1)))
                    .withCauseInstanceOf(SQLTransientConnectionException.class);
            assertThat(lent.isClosed()).isFalse();
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void pool_ofOne_isNeverDrainedByFailures() throws SQLException {
        try (TestDatabase small = database.lending(1)) {
            JdbcAuditSink failing =
                    JdbcAuditSink.builder(small.source()).table("not_there").build();
            for (int i = 1; i <= 3; i++) {
                int number = i;
                assertThatIllegalStateException()
                        .isThrownBy(() -> failing.record(event(number)))
                        .withMessageContaining("SQL state 42S02");
            }
            assertThat(small.lent()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"getAutoCommit", "setAutoCommit", "prepareStatement", "commit"})
    void event_thatIsNotCommitted_failsAndIsRolledBack(String method) throws SQLException {
        database.fails(method, new SQLException("broken", "58000"));

        assertThatIllegalStateException()
                .isThrownBy(() -> sink.record(event(1)))
                .withMessageContaining("SQL state 58000");
        assertThat(rows()).isEmpty();
    }

    @Test
    void rollback_thatFailsToo_hidesNothing() throws SQLException {
        database.fails("commit", new SQLException("broken", "58000"));
        database.fails("rollback", new IllegalStateException("the pool's own"));
        database.withoutAutoCommit();

        assertThatIllegalStateException()
                .isThrownBy(() -> sink.record(event(1)))
                .withMessageContaining("SQL state 58000");
        assertThat(rows()).isEmpty();
    }

    @Test
    @DisplayName("what fails after the commit does not fail the event")
    void connection_thatCannotBeGivenBack_leavesTheEventWritten() throws SQLException {
        database.fails("close", new SQLException("broken"));

        sink.record(event(1));

        assertThat(rows()).hasSize(1);
    }

    @Test
    @DisplayName("a rule of the database that swallows rows does not go unseen")
    void insert_thatInsertsNothing_failsTheEvent() throws SQLException {
        database.swallowsRows();

        assertThatIllegalStateException()
                .isThrownBy(() -> sink.record(event(1)))
                .havingCause()
                .withMessageContaining("inserted 0 rows");
        assertThat(rows()).isEmpty();
    }

    @Test
    void connection_withAutoCommit_isGivenBackWithIt() {
        sink.record(event(1));

        assertThat(database.calls("autoCommitAtClose")).containsOnly("autoCommitAtClose(true)");
    }

    @Test
    void connection_withoutAutoCommit_isGivenBackWithout() throws SQLException {
        database.withoutAutoCommit();

        sink.record(event(1));

        assertThat(rows()).hasSize(1);
        assertThat(database.calls("autoCommitAtClose")).endsWith("autoCommitAtClose(false)");
    }

    @Test
    void caller_whoIsInterrupted_staysSoAndTheEventIsWritten() throws SQLException {
        boolean still;
        Thread.currentThread().interrupt();
        try {
            sink.record(event(1));
        } finally {
            still = Thread.interrupted();
        }

        assertThat(still).isTrue();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void table_ofAnotherName_isUsed() throws SQLException {
        database.execute("CREATE SCHEMA trail");
        JdbcAuditSink elsewhere =
                JdbcAuditSink.builder(database.source()).table("trail.Calls_2").build();

        elsewhere.createTable();
        elsewhere.record(event(1));

        assertThat(database.query("SELECT run_id FROM trail.calls_2"))
                .extracting(row -> row.get("run_id"))
                .isEqualTo(List.of(elsewhere.runId().toString()));
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a;b", "a.", ".a", "a..b", "a.b.c.d", "\"a\"", "a'", "a--", "é", "a\n"})
    void table_whoseNameIsNoIdentifier_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcAuditSink.builder(database.source()).table(name))
                .withMessageContaining("letters, digits and underscores");
    }

    @Test
    void runId_byDefault_isRandom() {
        assertThat(JdbcAuditSink.builder(database.source()).build().runId())
                .isNotEqualTo(JdbcAuditSink.builder(database.source()).build().runId());
    }

    @Test
    void createTableSql_forAMigration_isWhatIsRun() throws SQLException {
        database.execute("DROP TABLE gpconnect_audit");
        database.execute(sink.createTableSql());
        sink.record(event(1));

        assertThat(sink.createTableSql())
                .contains("recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL", "PRIMARY KEY (run_id, sequence_number)");
        assertThat(rows()).hasSize(1);
    }
}
