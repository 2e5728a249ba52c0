package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an accepted connection that the client breaks off. */
final class NoDelayServerSocketsTest {
    private ServerSocket server;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        server = new NoDelayServerSockets().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Socket(server.getInetAddress(), server.getLocalPort());
        accepted = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        accepted.close();
        client.close();
        server.close();
    }

    private void reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    @Test
    void connection_sendsSmallAnswersAtOnce() throws IOException {
        assertThat(accepted.getTcpNoDelay()).isTrue();
    }

    @Test
    void connection_thatIsReset_isClosedAndAtItsEndWhenItIsRead() throws IOException {
        reset();

        assertThat(accepted.getInputStream().read(new byte[8])).isEqualTo(-1);
        assertThat(accepted.isClosed()).isTrue();
    }

    @Test
    void connection_thatIsReset_isClosedWhenItIsWritten() throws IOException {
        reset();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        accepted.getOutputStream().write(new byte[1000]);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(accepted.isClosed()).isTrue();
    }

    @Test
    void connection_thatIsIdle_staysOpenThroughATimeOut() throws IOException {
        accepted.setSoTimeout(1);

        assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(IOException.class);
        assertThat(accepted.isClosed()).isFalse();
        assertThat(accepted.getTcpNoDelay()).isTrue();
    }
}
