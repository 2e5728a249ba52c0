package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;

@DisplayName(
        "W-SDS-04, W-SDS-05: whatever an entry of the directory over LDAP says, it is usable or a look-up is not sent")
class SdsLdapRecordFuzzTest {

    private static final SdsLookUp LOOK_UP = new SdsLookUp(OdsCode.of("Y90001"), InteractionId.SEARCH_FREE_SLOTS);

    /** Each line is an attribute's name, a colon, a space and a value, as in LDIF. */
    @FuzzTest(maxDuration = "2m")
    void attributes_inAnyBytes_areHeldToTheirRules(byte[] lines) {
        SdsLdapRecord record = new SdsLdapRecord(attributes(lines));

        told(() -> LOOK_UP.root(record.addresses())).ifPresent(root -> {
            assertThat(record.addresses()).contains(root.value());
            assertThat(ServiceRoot.of(root.value())).isEqualTo(root);
        });
        told(() -> LOOK_UP.asid(record.asids()))
                .ifPresent(asid -> assertThat(Asid.of(asid.value())).isEqualTo(asid));
        told(() -> LOOK_UP.partyKey(record.partyKeys())).ifPresent(key -> {
            assertThat(key).isNotBlank();
            assertThat(record.partyKeys()).contains(key);
            assertIsNoFilter(key);
        });
    }

    private static Map<String, List<String>> attributes(byte[] lines) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                attributes
                        .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            }
        }
        return attributes;
    }

    /** The key stays a value, whatever of a filter's characters it holds (W-SDS-13, RFC 4515). */
    private static void assertIsNoFilter(String key) {
        Filter filter = Filter.createEqualityFilter("nhsMHSPartyKey", key);
        try {
            assertThat(Filter.create(filter.toString()).getAssertionValue()).isEqualTo(key);
        } catch (LDAPException e) {
            throw new AssertionError("It is no filter any more", e);
        }
    }

    private static <T> Optional<T> told(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (NotSentException e) {
            assertThat(e)
                    .hasNoCause()
                    .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS")
                    .message()
                    .hasSizeLessThan(250);
            return Optional.empty();
        }
    }
}
