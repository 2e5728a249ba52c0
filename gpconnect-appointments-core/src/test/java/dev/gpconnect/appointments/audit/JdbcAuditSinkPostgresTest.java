package dev.gpconnect.appointments.audit;

import dev.gpconnect.appointments.fixture.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same on a PostgreSQL of one's own: {@code -Dgpconnect.jdbc.url=jdbc:postgresql://…}, with its driver on the class path
 * ({@code -Dmaven.test.additionalClasspath=…}). Its tables {@code gpconnect_audit} and {@code gpconnect_app} are dropped.
 */
@DisplayName("D-AU-01: the audit trail in PostgreSQL")
@EnabledIfSystemProperty(
        named = "gpconnect.jdbc.url",
        matches = ".+",
        disabledReason = "No PostgreSQL: set gpconnect.jdbc.url and put its driver on the class path")
class JdbcAuditSinkPostgresTest extends JdbcAuditSinkCases {

    @Override
    TestDatabase open() throws SQLException {
        TestDatabase database = TestDatabase.at(System.getProperty("gpconnect.jdbc.url"));
        database.execute("DROP TABLE IF EXISTS gpconnect_audit");
        database.execute("DROP TABLE IF EXISTS gpconnect_app");
        return database;
    }
}
