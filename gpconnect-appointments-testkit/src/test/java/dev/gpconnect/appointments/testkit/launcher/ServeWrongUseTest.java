package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve} used wrongly: what is wrong and what there is, and no server. */
final class ServeWrongUseTest {

    @Test
    void help_namesEveryOption_andThePorts() {
        Run run = Run.of("serve", "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("--port", "--host", "--clock", "--seed", "--strict", "--personality", "--knob")
                .contains("next port", "LDAP", "reference-key", "GPCONNECT_PORT");
        assertThat(Run.of("--help").out()).contains("serve");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --port=x                   | --port
                    --port=65534               | 0 to 65533
                    --port=-1                  | 0 to 65533
                    --host=no.such.host.invalid | 127.0.0.1
                    --host=                    | 127.0.0.1
                    --clock=yesterday          | 2026-11-23T08:00:00Z
                    --seed=x                   | --seed
                    --personality=x            | conformant, demonstrator, sparse
                    --knob=recancel            | 422 INVALID_RESOURCE, 200
                    --knob=recancel=9          | 422 INVALID_RESOURCE, 200
                    --knob=bogus=1             | registerErrors
                    --bogus                    | --bogus
                    """)
    void option_thatIsWrong_isNamedWithWhatThereIs(String option, String named) {
        Run run = Run.of("serve", option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(named).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void port_thatIsTaken_isNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of("serve", "--port", Integer.toString(other.getLocalPort()));

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Failed: Port " + other.getLocalPort() + " of 127.0.0.1 ");
        }
    }
}
