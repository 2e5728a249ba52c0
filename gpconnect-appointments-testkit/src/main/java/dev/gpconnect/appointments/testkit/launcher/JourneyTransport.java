package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.testkit.transport.RecordingTransport;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The transport of a journey: OkHttp, with the keys that were given, recorded if that was asked for. */
final class JourneyTransport implements AutoCloseable {

    private final HttpTransport transport;

    private JourneyTransport(HttpTransport transport) {
        this.transport = transport;
    }

    static JourneyTransport open(
            JourneyOptions.Output options, Surroundings surroundings, CommandLine commandLine, PrintWriter err) {
        OkHttpTransport.Builder builder = OkHttpTransport.builder();
        if (options.clientKeystore != null || options.truststore != null) {
            try {
                builder.mutualTls(
                        KeyStores.keys(options.clientKeystore, password(surroundings, "CLIENT_KEYSTORE")),
                        KeyStores.trust(options.truststore, password(surroundings, "TRUSTSTORE")));
            } catch (IOException | GeneralSecurityException e) {
                throw new ParameterException(commandLine, String.valueOf(e.getMessage()), e);
            }
        }
        Path directory = options.record;
        if (directory == null) {
            return new JourneyTransport(builder.build());
        }
        ExchangeFiles files = files(directory, commandLine, err);
        err.println(
                "Recording to " + directory + ": the files hold patient data; keep them safe and delete them soon.");
        return new JourneyTransport(RecordingTransport.of(builder.build(), files::write));
    }

    private static ExchangeFiles files(Path directory, CommandLine commandLine, PrintWriter err) {
        try {
            return ExchangeFiles.in(directory, err::println);
        } catch (IOException e) {
            throw new ParameterException(commandLine, "--record: " + e.getMessage(), e);
        }
    }

    HttpTransport transport() {
        return transport;
    }

    @Override
    public void close() {
        transport.close();
    }

    private static char @Nullable [] password(Surroundings surroundings, String which) {
        String password = surroundings.environment().get("GPCONNECT_" + which + "_PASSWORD");
        return password == null ? null : password.toCharArray();
    }
}
