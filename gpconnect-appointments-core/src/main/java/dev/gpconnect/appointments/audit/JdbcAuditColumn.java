package dev.gpconnect.appointments.audit;

import dev.gpconnect.appointments.identity.User;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of the audit table, and what an event has for it. Texts have no greatest length, so that nothing is cut. */
record JdbcAuditColumn(String name, JDBCType type, boolean required, Function<AuditEvent, @Nullable Object> value) {

    static final String RUN_ID = "run_id";
    static final String SEQUENCE = "sequence_number";

    /** The columns of the sink with this run id. */
    static List<JdbcAuditColumn> of(UUID runId) {
        return List.of(
                required(RUN_ID, JDBCType.VARCHAR, event -> runId.toString()),
                required(SEQUENCE, JDBCType.BIGINT, AuditEvent::sequence),
                required("recorded_at", JDBCType.TIMESTAMP_WITH_TIMEZONE, JdbcAuditColumn::time),
                required("user_id", JDBCType.VARCHAR, event -> event.user().id()),
                required(
                        "user_name",
                        JDBCType.VARCHAR,
                        event -> event.user().name().display()),
                optional("sds_user_id", event -> known(event.user().sdsUserId())),
                optional("sds_role_profile_id", event -> known(event.user().sdsRoleProfileId())),
                required(
                        "organisation",
                        JDBCType.VARCHAR,
                        event -> event.organisation().odsCode().value()),
                required(
                        "practice",
                        JDBCType.VARCHAR,
                        event -> event.call().practice().value()),
                required(
                        "interaction",
                        JDBCType.VARCHAR,
                        event -> event.call().interaction().id()),
                required(
                        "trace_id",
                        JDBCType.VARCHAR,
                        event -> event.call().traceId().toString()),
                required("attempt", JDBCType.INTEGER, event -> event.call().attempt()),
                required("outcome", JDBCType.VARCHAR, event -> event.outcome().name()),
                new JdbcAuditColumn("status", JDBCType.INTEGER, false, event -> number(event.status())),
                optional(
                        "spine_code",
                        event -> event.code().map(Object::toString).orElse(null)),
                optional("patient_id", event -> event.patientId().orElse(null)),
                optional("appointment_id", event -> event.appointmentId().orElse(null)),
                optional("correlation_id", event -> event.correlationId().orElse(null)));
    }

    private static JdbcAuditColumn required(String name, JDBCType type, Function<AuditEvent, @Nullable Object> value) {
        return new JdbcAuditColumn(name, type, true, value);
    }

    private static JdbcAuditColumn optional(String name, Function<AuditEvent, @Nullable Object> text) {
        return new JdbcAuditColumn(name, JDBCType.VARCHAR, false, text);
    }

    /** The column as {@code CREATE TABLE} names it. */
    String definition() {
        String sqlType = switch (type) {
            case TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP(6) WITH TIME ZONE";
            default -> type.getName();
        };
        return name + " " + sqlType + (required ? " NOT NULL" : "");
    }

    /** Gives the event's value to a statement. */
    void set(PreparedStatement statement, int index, AuditEvent event) throws SQLException {
        Object found = value.apply(event);
        if (found == null) {
            statement.setNull(index, type.getVendorTypeNumber());
        } else {
            statement.setObject(index, found instanceof String text ? storable(text) : found);
        }
    }

    /** In UTC and as fine as the column, which would round it else. */
    private static Object time(AuditEvent event) {
        return event.time().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Object number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Object known(String sdsId) {
        return sdsId.equals(User.UNKNOWN) ? null : sdsId;
    }

    /** Not every database stores the character 0, and what a practice sends may hold it. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
