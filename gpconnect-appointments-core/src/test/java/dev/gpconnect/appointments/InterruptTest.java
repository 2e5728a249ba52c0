package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Interrupting the caller cancels the call and keeps the flag")
class InterruptTest extends ClientTest {

    @Test
    void caller_interruptedWhileTheTransportWaits_endsWithTheFlagSet() throws Exception {
        DeafTransport deaf = new DeafTransport();
        AtomicReference<GpConnectException> failure = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        try (AppointmentsClient waiting = newBuilder().transport(deaf).build();
                Encounter theirs = waiting.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice("Y90001");
            Thread caller = new Thread(() -> {
                failure.set(catchThrowableOfType(GpConnectException.class, at::capabilityStatement));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            assertThat(deaf.waiting.await(20, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join(TimeUnit.SECONDS.toMillis(20));
        }

        assertThat(failure.get())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("The calling thread was interrupted");
        assertThat(flag).isTrue();
    }

    @Test
    void caller_interruptedBefore_sendsNothingAndKeepsTheFlag() {
        NotSentException failure;
        boolean flag;
        Thread.currentThread().interrupt();
        try {
            failure = catchThrowableOfType(NotSentException.class, practice::capabilityStatement);
        } finally {
            flag = Thread.interrupted();
        }

        assertThat(failure).hasMessageContaining("interrupted");
        assertThat(flag).isTrue();
        transport.assertNothingSent();
    }

    /** Waits on what does not hear an interrupt, as a socket does, until it is cancelled. */
    private static final class DeafTransport implements HttpTransport {

        private final CountDownLatch waiting = new CountDownLatch(1);

        @Override
        public HttpCall newCall(HttpRequest request) {
            CountDownLatch cancelled = new CountDownLatch(1);
            return new HttpCall() {
                @Override
                public HttpResponse execute() throws IOException {
                    waiting.countDown();
                    if (awaitDeafly(cancelled)) {
                        throw new IOException("cancelled");
                    }
                    throw new AssertionError("nobody cancelled the call");
                }

                @Override
                public void cancel() {
                    cancelled.countDown();
                }
            };
        }

        /** Leaves the interrupt flag as it is, which every waiting method of the JDK would clear. */
        private static boolean awaitDeafly(CountDownLatch latch) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (latch.getCount() > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return latch.getCount() == 0;
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
