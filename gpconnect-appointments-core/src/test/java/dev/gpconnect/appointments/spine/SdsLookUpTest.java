package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the records of either directory are held to, in the same words")
class SdsLookUpTest {

    private static final String ROOT = "https://Practice.example:443/Y90001/STU3/1/gpconnect/";
    private static final SdsLookUp LOOK_UP = new SdsLookUp(OdsCode.of("Y90001"), InteractionId.BOOK_APPOINTMENT);

    private static void assertNotUsable(Function<List<String>, ?> reading, String what, String... values) {
        assertThatThrownBy(() -> reading.apply(List.of(values)))
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessage("The directory has " + what + " for Y90001 for BOOK_APPOINTMENT; nothing was sent."
                        + " The organisation's supplier has to mend its registration in the Spine")
                .hasNoCause();
    }

    @Test
    @DisplayName("W-URL-04: the root byte for byte, and the same value twice is one")
    void values_thatAreUsable_areGiven() {
        assertThat(LOOK_UP.root(List.of(ROOT, " ")).value()).isEqualTo(ROOT);
        assertThat(LOOK_UP.partyKey(List.of("", "Y90001-1", "Y90001-1"))).isEqualTo("Y90001-1");
        assertThat(LOOK_UP.asid(List.of("200000009001"))).isEqualTo(Asid.of("200000009001"));
    }

    @Test
    @DisplayName("W-SDS-04, W-SDS-08: no value, a blank one, or several of them")
    void values_noneOrSeveral_areNotUsable() {
        assertNotUsable(LOOK_UP::root, "an endpoint without an address");
        assertNotUsable(LOOK_UP::root, "an endpoint without an address", "", "\t");
        assertNotUsable(LOOK_UP::root, "an endpoint with several addresses", ROOT, ROOT + "2");
        assertNotUsable(LOOK_UP::partyKey, "an endpoint with no party keys", " ");
        assertNotUsable(LOOK_UP::partyKey, "an endpoint with several party keys", "a", "A");
        assertNotUsable(LOOK_UP::asid, "a system with no ASID");
        assertNotUsable(LOOK_UP::asid, "a system with several ASIDs", "200000009001", "200000009002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "practice.example",
                "ftp://practice.example/",
                "https://user:s3cret@practice.example/",
                "https://practice.example/?token=s3cret",
                "https://practice.example/#part",
                "https://practice.example/with space",
                " https://practice.example/",
                "https://practice.example/\r\nSsp-To: 1"
            })
    @DisplayName("W-URL-01: a root that cannot be used is not repeated")
    void root_thatIsNone_isNotUsable(String root) {
        assertNotUsable(LOOK_UP::root, "an address that is no service root", root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000 0000", "200000009001\r\nX: 1", "*", "20000000900é"})
    void asid_thatIsNone_isNotUsable(String asid) {
        assertNotUsable(LOOK_UP::asid, "a system with an unusable ASID", asid);
    }

    @Test
    @DisplayName("W-SDS-03: without our supplier our own ASID is not asked for")
    void supplier_thatIsNotSet_isRefused() {
        assertThat(LOOK_UP.supplier(OdsCode.of("Y90099"))).isEqualTo(OdsCode.of("Y90099"));
        assertThatThrownBy(() -> LOOK_UP.supplier(null))
                .isExactlyInstanceOf(RefusedException.class)
                .hasMessage("Our own ASID is told by its supplier; give the directory the supplier's ODS code, or"
                        + " organisation Y90001 its ASID (W-SDS-03)");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-TLS-04: a fault of TLS is typed, and names who was looked up for what")
    void tls_thatFails_isTyped(Fault fault) {
        IOException cause = new IOException("handshake");

        TlsException failure = LOOK_UP.tls(fault, cause);

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure.call()).isEmpty();
        assertThat(failure)
                .hasCause(cause)
                .hasMessage(
                        "No TLS connection to the directory, asked for Y90001 for BOOK_APPOINTMENT; nothing was sent: "
                                + fault.advice());
    }
}
