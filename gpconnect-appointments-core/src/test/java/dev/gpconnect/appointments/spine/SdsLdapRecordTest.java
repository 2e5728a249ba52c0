package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SdsLdapRecordTest {

    private static final String ROOT = "https://Practice.example:443/Y90001/STU3/1/gpconnect/";

    @Test
    @DisplayName("W-SDS-05: attribute names in any case; the values byte for byte")
    void names_inAnotherCase_areTheSame() {
        SdsLdapRecord record = new SdsLdapRecord(Map.of(
                "NHSMHSENDPOINT", List.of(ROOT),
                "nhsMHSPartyKey", List.of("Y90001-800001"),
                "uniqueidentifier", List.of("200000009001")));

        assertThat(record.addresses()).containsExactly(ROOT);
        assertThat(record.partyKeys()).containsExactly("Y90001-800001");
        assertThat(record.asids()).containsExactly("200000009001");
    }

    @Test
    @DisplayName("W-SDS-05: one attribute in two cases is one attribute")
    void values_underSeveralSpellings_areOfOneAttribute() {
        SdsLdapRecord record =
                new SdsLdapRecord(Map.of("nhsMhsPartyKey", List.of("Y90001-1"), "nhsMHSPartyKey", List.of("Y90001-2")));

        assertThat(record.partyKeys()).containsExactlyInAnyOrder("Y90001-1", "Y90001-2");
    }

    @Test
    void attributes_thatAreNotThere_haveNoValues() {
        SdsLdapRecord record = new SdsLdapRecord(Map.of("nhsMhsEndPoint", List.of(), "other", List.of("x")));

        assertThat(record.addresses()).isEmpty();
        assertThat(record.partyKeys()).isEmpty();
        assertThat(record.asids()).isEmpty();
    }
}
