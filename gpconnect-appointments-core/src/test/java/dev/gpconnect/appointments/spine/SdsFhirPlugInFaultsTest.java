package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.InputStream;
import java.net.URI;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The directory over its FHIR API: faults of what is plugged into it")
final class SdsFhirPlugInFaultsTest extends SdsBench {

    @Test
    @DisplayName("a transport, or a source of ids, with a fault of its own")
    void plugIn_thatFails_isNotSent() {
        transport.does(request -> {
            throw new IllegalStateException("closed");
        });
        assertThat(failure()).hasMessageStartingWith("The directory could not be asked when");

        SdsFhirDirectory without = builder()
                .correlationIds(() -> {
                    throw new IllegalStateException("no entropy");
                })
                .build();
        assertThat(catchThrowableOfType(NotSentException.class, () -> without.find(Samples.PRACTICE, SLOTS)))
                .hasMessageContaining("No correlation id could be made")
                .hasRootCauseMessage("no entropy");
    }

    @Test
    @DisplayName("a transport that takes no request, or hands over a body that cannot be read")
    void transport_withAFaultOfItsOwn_isNotSent() {
        assertThat(failureOver(request -> {
                    throw new IllegalArgumentException("A header cannot be sent");
                }))
                .hasMessageContaining("The directory could not be asked when")
                .hasMessageEndingWith("The transport failed; see the cause");
        assertThat(failureOver(request -> new Broken()))
                .hasMessageContaining("The directory gave an answer that could not be read (X-Correlation-Id")
                .hasRootCauseMessage("pool is closed");
    }

    private static NotSentException failureOver(Function<HttpRequest, HttpCall> calls) {
        HttpTransport faulty = new HttpTransport() {
            @Override
            public HttpCall newCall(HttpRequest request) {
                return calls.apply(request);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        SdsFhirDirectory over =
                SdsFhirDirectory.builder(URI.create(ADDRESS), faulty).build();
        return catchThrowableOfType(NotSentException.class, () -> over.find(Samples.PRACTICE, SLOTS));
    }

    private static final class Broken implements HttpCall {

        @Override
        public HttpResponse execute() {
            return HttpResponse.of(200, HttpHeaders.none(), new InputStream() {
                @Override
                public int read() {
                    throw new IllegalStateException("pool is closed");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return read();
                }
            });
        }

        @Override
        public void cancel() {
            // never waits
        }
    }
}
