package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a plug-in throws becomes the failure that tells what became of the request")
class PlugInFaultsTest extends ClientTest {

    private final IllegalStateException fault = new IllegalStateException("9990000018 at https://x?identifier=1");

    @Test
    void tokenGenerator_thatFails_sendsNothing() {
        GpConnectException failure = failureOf(newBuilder().tokens(request -> {
            throw fault;
        }));

        assertNotSent(failure, "the token for it, could not be made; nothing was sent");
        assertThat(events).extracting(AuditEvent::outcome).containsExactly(AuditOutcome.NOT_SENT);
    }

    @Test
    @DisplayName("a token that takes longer than the call may: nothing is sent when the user has given up")
    void tokenGenerator_thatIsSlow_sendsNothing() {
        GpConnectException failure = failureOf(newBuilder().tokens(request -> {
            nanos.addAndGet(Duration.ofSeconds(90).toNanos());
            return "a.b.";
        }));

        assertThat(failure)
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageStartingWith("No time was left for this request; nothing was sent");
        transport.assertNothingSent();
    }

    @Test
    @DisplayName("D-AU-03: what a part says properly is thrown as it says it, with the trace id that it did not know")
    void tokenGenerator_thatSaysItProperly_isThrownWithTheTraceId() {
        NotSentException told = new NotSentException("Sign in again", null, fault);

        GpConnectException failure = failureOf(newBuilder().tokens(request -> {
            throw told;
        }));

        assertThat(failure)
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageStartingWith("Sign in again [")
                .hasCause(fault);
        assertThat(failure.call()).contains(events.get(0).call());
        assertThat(failure.getStackTrace()).isEqualTo(told.getStackTrace());
    }

    @Test
    void traceIds_thatFail_sendNothing() {
        GpConnectException failure = failureOf(newBuilder().traceIds(() -> {
            throw fault;
        }));

        assertNotSent(failure, "No trace id could be made; nothing was sent");
    }

    @Test
    void transport_thatTakesNoRequest_sendsNothing() {
        GpConnectException failure = failureOf(newBuilder().transport(transport(request -> {
            throw fault;
        })));

        assertNotSent(failure, "The transport took no request; nothing was sent");
    }

    @Test
    @DisplayName("C-GEN-09: a transport that fails while it sends may have sent a write")
    void transport_thatFailsWhileItSends_leavesTheOutcomeUnknown() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        for (int i = 0; i < 2; i++) {
            transport.does(request -> {
                throw fault;
            });
        }

        OutcomeUnknownException read =
                catchThrowableOfType(OutcomeUnknownException.class, practice::capabilityStatement);
        OutcomeUnknownException write = catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(read).hasCause(fault).hasMessageContaining("nothing is lost");
        assertThat(read.effectUnknown()).isFalse();
        assertThat(write).hasCause(fault).hasMessageContaining("The transport failed with a fault of its own: it may");
        assertThat(write.effectUnknown()).isTrue();
        assertThat(write.getMessage()).doesNotContain("9990000018", "https");
    }

    @Test
    void transport_thatFailsWhileTheAnswerIsRead_leavesItUnusable() {
        GpConnectException failure = failureOf(newBuilder()
                .transport(transport(request -> answering(new FilterInputStream(noBytes()) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        throw fault;
                    }

                    @Override
                    public int read() {
                        throw fault;
                    }
                }))));

        assertThat(failure).isExactlyInstanceOf(UnusableAnswerException.class).hasCause(fault);
        assertThat(((UnusableAnswerException) failure).status()).isEqualTo(200);
        assertThat(failure.getMessage()).doesNotContain("9990000018", "https");
    }

    @Test
    void transport_thatFailsWhenTheAnswerIsClosed_isPassedOver() {
        byte[] statement = Fhir.utf8("{\"resourceType\":\"CapabilityStatement\",\"version\":\"1.2.7\"}");
        HttpTransport closing =
                transport(request -> answering(new FilterInputStream(new ByteArrayInputStream(statement)) {
                    @Override
                    public void close() {
                        throw fault;
                    }
                }));

        try (AppointmentsClient own = newBuilder().transport(closing).build()) {
            Practice at = own.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            assertThat(at.capabilityStatement().version()).contains("1.2.7");
        }
    }

    @Test
    void error_ofThePlatform_isThrownAsItIs() {
        Error error = new NoClassDefFoundError("x");
        transport.does(request -> {
            throw error;
        });

        assertThat(catchThrowable(practice::capabilityStatement)).isSameAs(error);
    }

    @Test
    @DisplayName("a failure that is the very same each time is not lost over being its own earlier one")
    void failure_thatIsTheSameInstanceEachTime_isThrown() {
        NotSentException same = new NotSentException(
                "no connection", Samples.call(InteractionId.METADATA), new NotSentIOException("refused", null));

        assertThat(failureOf(newBuilder().maxRetries(2).tokens(request -> {
                    throw same;
                })))
                .isSameAs(same);
        assertThat(waits).hasSize(2);
    }

    private static void assertNotSent(GpConnectException failure, String message) {
        assertThat(failure)
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageContaining(message)
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThat(failure.getMessage()).doesNotContain("9990000018", "https");
    }

    private static GpConnectException failureOf(AppointmentsClient.Builder builder) {
        try (AppointmentsClient own = builder.build()) {
            Practice at = own.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            return catchThrowableOfType(GpConnectException.class, at::capabilityStatement);
        }
    }

    private static InputStream noBytes() {
        return new ByteArrayInputStream(new byte[0]);
    }

    private static HttpCall answering(InputStream body) {
        return new HttpCall() {
            @Override
            public HttpResponse execute() {
                return HttpResponse.of(200, HttpHeaders.builder().build(), body);
            }

            @Override
            public void cancel() {
                // the answer is there at once
            }
        };
    }

    private static HttpTransport transport(Function<HttpRequest, HttpCall> calls) {
        return new HttpTransport() {
            @Override
            public HttpCall newCall(HttpRequest request) {
                return calls.apply(request);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
