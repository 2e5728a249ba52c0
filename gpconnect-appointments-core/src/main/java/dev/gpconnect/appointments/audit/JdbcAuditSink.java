package dev.gpconnect.appointments.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each event as a row of a database table, committed before the call goes on (D-AU-01). Thread-safe.
 *
 * <pre>{@code
 * JdbcAuditSink sink = JdbcAuditSink.builder(dataSource).table("audit.gpconnect").build();
 * sink.createTable();
 * AppointmentsClient client = AppointmentsClient.builder(product, providerDirectory).audit(sink).build();
 * }</pre>
 *
 * <p>The table is for any number of clients and nodes. Its key is the sink's {@link #runId()} and the event's number, which is
 * without a gap for each client: where one is missing within a run, a row was lost or taken away. So every client needs a sink of its
 * own; a second client's event with the same number is refused by the key and never takes a row's place.
 *
 * <p>Each event has a connection and a transaction of its own. Give the data source itself, or its pool, not a proxy of it that
 * hands out the connection of the application's transaction: that one would be committed too. How long a connection or an answer of the
 * database is waited for is set there as well; a call waits as long.
 *
 * <p>Nothing is cut: texts are columns without a greatest length. Where an application makes the table itself and with shorter ones, the
 * database refuses what is longer, and the event fails. The character 0, which some databases cannot store, becomes U+FFFD.
 */
@SuppressWarnings("exports")
public final class JdbcAuditSink implements AuditSink {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcAuditSink.class);

    private final DataSource source;
    private final String table;
    private final UUID runId;
    private final List<JdbcAuditColumn> columns;
    private final String insert;

    private JdbcAuditSink(Builder builder) {
        this.source = builder.source;
        this.table = builder.table;
        this.runId = builder.runId;
        this.columns = JdbcAuditColumn.of(runId);
        this.insert = "INSERT INTO " + table
                + columns.stream().map(JdbcAuditColumn::name).collect(Collectors.joining(", ", " (", ")"))
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
    }

    /**
     * Starts a sink.
     *
     * @param source where connections come from; it stays the caller's
     */
    public static Builder builder(DataSource source) {
        return new Builder(source);
    }

    /** What this sink's rows have in the column {@code run_id}. */
    public UUID runId() {
        return runId;
    }

    /** The statement that makes the table if there is none, in SQL that H2 and PostgreSQL understand; for a migration script. */
    public String createTableSql() {
        return "CREATE TABLE IF NOT EXISTS " + table + " (\n  "
                + columns.stream().map(JdbcAuditColumn::definition).collect(Collectors.joining(",\n  "))
                + ",\n  PRIMARY KEY (" + JdbcAuditColumn.RUN_ID + ", " + JdbcAuditColumn.SEQUENCE + ")\n)";
    }

    /**
     * Makes the table if there is none; a schema that its name has must be there.
     *
     * @throws IllegalStateException if the database refuses
     */
    public void createTable() {
        committed("The audit table cannot be made", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(createTableSql());
            }
        });
    }

    /**
     * Writes a row and commits it.
     *
     * @throws IllegalStateException if it is not known to be committed; the cause is the database's error
     */
    @Override
    public void record(AuditEvent event) {
        committed("The audit event cannot be written", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).set(statement, i + 1, event);
                }
                int rows = statement.executeUpdate();
                if (rows != 1) {
                    throw new SQLException("The database inserted " + rows + " rows for an audit event, not 1");
                }
            }
        });
    }

    /** Works in a transaction of its own. An interrupted caller's event is written too: its interruption waits. */
    private void committed(String complaint, Work work) {
        boolean interrupted = Thread.interrupted();
        try (Lent connection = new Lent(source.getConnection())) {
            connection.commit(work);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    complaint + " (SQL state " + e.getSQLState() + "); see the cause. Check the database and the table "
                            + table,
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** A connection that is given back as it came. What fails once the work was committed, or has failed, changes neither. */
    private static final class Lent implements AutoCloseable {

        private final Connection connection;

        Lent(Connection connection) {
            this.connection = connection;
        }

        void commit(Work work) throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            boolean done = false;
            try {
                work.on(connection);
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    quietly(connection::rollback);
                }
                if (autoCommit) {
                    quietly(() -> connection.setAutoCommit(true));
                }
            }
        }

        @Override
        public void close() {
            quietly(connection::close);
        }

        private static void quietly(Step step) {
            try {
                step.run();
            } catch (SQLException | RuntimeException e) {
                LOG.debug("A connection of the audit trail could not be given back as it came", e);
            }
        }
    }

    /** One step of giving back a connection. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    /** Puts a sink together. Everything but the data source has a default. */
    public static final class Builder {

        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*){0,2}");

        private final DataSource source;
        private String table = "gpconnect_audit";
        private UUID runId = UUID.randomUUID();

        private Builder(DataSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /**
         * The table, {@code gpconnect_audit} by default; its schema may stand before it with a dot between.
         *
         * @throws IllegalArgumentException if it is not a name of letters, digits and underscores
         */
        public Builder table(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "The table's name must be of letters, digits and underscores, not begin with a digit, and have at"
                                + " most a catalogue and a schema before it, with dots between");
            }
            this.table = name;
            return this;
        }

        /** What tells this sink's rows from those of others, new for every client and every start; random by default. */
        public Builder runId(UUID id) {
            this.runId = Objects.requireNonNull(id, "id");
            return this;
        }

        /** The sink. */
        public JdbcAuditSink build() {
            return new JdbcAuditSink(this);
        }
    }
}
