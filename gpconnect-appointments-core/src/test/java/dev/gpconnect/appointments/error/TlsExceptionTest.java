package dev.gpconnect.appointments.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsExceptionTest {

    private static final CallInfo CALL = Samples.call(InteractionId.SEARCH_FREE_SLOTS);

    @ParameterizedTest
    @EnumSource
    @Requirement("D-AU-03")
    @DisplayName("D-AU-03, W-TLS-04: a directory's fault gets the exchange that it was asked for, and stays what it is")
    void failure_givenItsExchange_staysWhatItIs(Fault fault) {
        IOException cause = new IOException("handshake");
        IllegalStateException earlier = new IllegalStateException("earlier");
        TlsException failure = new TlsException("the directory", fault, null, cause);
        failure.addSuppressed(earlier);

        NotSentException told = failure.withCall(CALL);

        assertThat(told)
                .isInstanceOfSatisfying(
                        TlsException.class, tls -> assertThat(tls.fault()).isEqualTo(fault))
                .hasMessage(
                        "No TLS connection to the directory; nothing was sent: " + fault.advice() + " [" + CALL + "]")
                .hasCause(cause)
                .hasSuppressedException(earlier);
        assertThat(told.call()).contains(CALL);
        assertThat(told.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(failure.call()).isEmpty();
    }

    @Test
    void failure_thatHasItsExchange_keepsIt() {
        TlsException failure = new TlsException("the Spine proxy", Fault.OTHER, CALL, null);

        assertThat(failure.withCall(Samples.call(InteractionId.METADATA))).isSameAs(failure);
    }
}
