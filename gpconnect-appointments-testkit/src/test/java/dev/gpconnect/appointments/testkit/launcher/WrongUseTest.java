package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong use: a message that says what to do, exit code 2, and nothing done. */
final class WrongUseTest {

    @Test
    void noCommand_showsTheUsage() {
        Run run = Run.of();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Usage:", "journey");
    }

    @Test
    void help_isToBeHadForEveryCommand() {
        assertThat(Run.of("--help")).satisfies(run -> {
            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("journey");
        });
        assertThat(Run.of("journey", "--help")).satisfies(run -> {
            assertThat(run.exit()).isZero();
            assertThat(run.out())
                    .contains(
                            "--provider-url",
                            "--spine-proxy",
                            "--provider-asid",
                            "--provider-ods",
                            "--consumer-asid",
                            "--consumer-ods",
                            "--consumer-name",
                            "--consumer-phone",
                            "--org-type",
                            "--issuer",
                            "--user-id",
                            "--user-family",
                            "--user-given",
                            "--sds-user-id",
                            "--sds-role-profile-id",
                            "--nhs-number",
                            "--family-name",
                            "--given-name",
                            "--birth-date",
                            "--gender",
                            "--accept-demographics",
                            "--register",
                            "--from",
                            "--days",
                            "--description",
                            "--pause-before-book",
                            "--client-keystore",
                            "--truststore",
                            "--plain-http",
                            "--record",
                            "--json");
        });
    }

    @Test
    void anotherHost_needsEverythingSaid_andEachMissingOptionIsNamed() {
        Run run = Run.of("journey", "--provider-url", "https://gp.example/Y90001/STU3/1/gpconnect");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "--provider-asid",
                        "--provider-ods",
                        "--consumer-asid",
                        "--consumer-ods",
                        "--consumer-name",
                        "--consumer-phone",
                        "--org-type",
                        "--issuer",
                        "--user-id",
                        "--user-family",
                        "--user-given",
                        "--sds-user-id",
                        "--sds-role-profile-id",
                        "--nhs-number");
    }

    @Test
    void aLocalProxyToAnotherHost_isNotThisMachine() {
        Run run = Run.of(
                "journey",
                "--spine-proxy",
                "http://127.0.0.1:9/",
                "--provider-url",
                "https://gp.example/Y90001/STU3/1/gpconnect");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--consumer-asid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --provider-url=http://gp.example/x | this machine only
                    --plain-http --provider-url=http://gp.example/x | this machine only
                    --spine-proxy=http://127.0.0.1:9/ | --provider-url
                    --provider-url=not-a-url           | starts with https
                    --provider-url=http://h/x?y        | query
                    --org-type=                        | organisation type
                    --description=                     | --description
                    --record=/dev/null                 | --record
                    --days=15                          | 1 to 14
                    --days=x                           | --days
                    --from=2026-11-22                  | today or later
                    --pause-before-book=-1             | number of seconds
                    --nhs-number=9990000019            | Modulus 11
                    --provider-ods=Y99999              | Y99999
                    --consumer-ods=?                   | ODS code
                    --gender=unclear                   | --gender
                    --bogus                            | --bogus
                    --truststore=/does/not/exist       | --truststore
                    """)
    void aWrongOption_isNamed(String options, String named) {
        String[] arguments = ("journey " + options).split(" ");

        Run run = Run.of(arguments);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(named).doesNotContain("\tat ");
    }

    @Test
    void aKeystoreWithTheWrongPassword_isNamedWithItsVariable(@TempDir Path directory) throws Exception {
        Path store = Files.writeString(directory.resolve("keys.p12"), "not a key store");

        Run run = Run.with(
                Map.of("GPCONNECT_CLIENT_KEYSTORE_PASSWORD", "secret-word"),
                millis -> {},
                "journey",
                "--client-keystore",
                store.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("GPCONNECT_CLIENT_KEYSTORE_PASSWORD").doesNotContain("secret-word");
    }
}
