package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdsLdapRecordTest {

    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final String ROOT = "https://Practice.example:443/Y90001/STU3/1/gpconnect/";

    private static SdsLdapRecord record(Map<String, List<String>> attributes) {
        return SdsLdapRecord.of(attributes, PRACTICE, InteractionId.BOOK_APPOINTMENT);
    }

    private static void assertNotUsable(
            Map<String, List<String>> attributes, Function<SdsLdapRecord, ?> reading, String attribute) {
        assertThatThrownBy(() -> reading.apply(record(attributes)))
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageContainingAll("Y90001", "BOOK_APPOINTMENT", attribute, "supplier has to mend it")
                .hasNoCause();
    }

    @Test
    @DisplayName("W-SDS-05: attribute names in any case; the root byte for byte")
    void names_inAnotherCase_areTheSame() {
        SdsLdapRecord record = record(Map.of(
                "NHSMHSENDPOINT", List.of(ROOT),
                "nhsMHSPartyKey", List.of("Y90001-800001"),
                "uniqueidentifier", List.of("200000009001")));

        assertThat(record.root().value()).isEqualTo(ROOT);
        assertThat(record.partyKey()).isEqualTo("Y90001-800001");
        assertThat(record.asid()).isEqualTo(Asid.of("200000009001"));
    }

    @Test
    @DisplayName("W-SDS-05: one attribute in two cases is one attribute, and two values are one too many")
    void values_underSeveralSpellings_areCounted() {
        SdsLdapRecord twice =
                record(Map.of("nhsMhsPartyKey", List.of("Y90001-1"), "nhsMHSPartyKey", List.of("Y90001-1")));
        SdsLdapRecord two =
                record(Map.of("nhsMhsPartyKey", List.of("Y90001-1"), "nhsMHSPartyKey", List.of("Y90001-2")));

        assertThat(twice.partyKey()).isEqualTo("Y90001-1");
        assertThatThrownBy(two::partyKey)
                .isInstanceOf(AmbiguousRegistrationException.class)
                .hasMessageContainingAll("2 values of nhsMhsPartyKey", "Y90001", "BOOK_APPOINTMENT");
    }

    @Test
    @DisplayName("W-SDS-08: a record without an address, as it may be")
    void value_missingOrBlank_isNotUsable() {
        assertNotUsable(Map.of(), SdsLdapRecord::root, "nhsMhsEndPoint");
        assertNotUsable(Map.of("nhsMhsEndPoint", List.of()), SdsLdapRecord::root, "nhsMhsEndPoint");
        assertNotUsable(Map.of("nhsMhsPartyKey", List.of(" ")), SdsLdapRecord::partyKey, "nhsMhsPartyKey");
        assertNotUsable(Map.of("uniqueIdentifier", List.of("", "\t")), SdsLdapRecord::asid, "uniqueIdentifier");
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
        Map<String, List<String>> attributes = Map.of("nhsMhsEndPoint", List.of(root));

        assertNotUsable(attributes, SdsLdapRecord::root, "nhsMhsEndPoint");
        assertThatThrownBy(() -> record(attributes).root()).message().doesNotContain(root, "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000 0000", "200000009001\r\nX: 1", "*", "20000000900é"})
    void asid_thatIsNone_isNotUsable(String asid) {
        assertNotUsable(Map.of("uniqueIdentifier", List.of(asid)), SdsLdapRecord::asid, "uniqueIdentifier");
    }
}
