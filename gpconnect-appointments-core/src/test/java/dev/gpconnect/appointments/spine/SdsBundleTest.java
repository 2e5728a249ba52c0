package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BoundedInputStream;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.OdsCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-SDS-08: a search set is read tolerantly, and whatever comes ends in a typed error")
final class SdsBundleTest {

    private static final String PARTY_KEY = "https://fhir.nhs.uk/Id/nhsMhsPartyKey";

    private static List<SdsBundleEntry> read(String json) {
        return SdsBundle.read(Fhir.utf8(json));
    }

    @Test
    void endpointAndDevice_areRead() throws IOException {
        byte[] json = Fhir.utf8(Fhir.bundle(SdsBench.endpoint(), SdsBench.device()));
        List<SdsBundleEntry> entries = SdsBundle.read(new ByteArrayInputStream(json));

        assertThat(entries).extracting(SdsBundleEntry::type).containsExactly("Endpoint", "Device");
        assertThat(entries).extracting(SdsBundleEntry::address).containsExactly(Samples.ROOT, null);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.values(PARTY_KEY)).containsExactly("Y90001-800001");
            assertThat(entry.belongsTo(Samples.PRACTICE)).isTrue();
            assertThat(entry.belongsTo(OdsCode.of("Y90002"))).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\"}",
                "{\"entry\":null,\"resourceType\":\"Bundle\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":[1,[{\"resource\":{\"resourceType\":\"Device\"}}],null,\"x\"]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":[{\"resourceType\":\"Device\"}]}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":{}}},{\"resource\":{}}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":{\"fullUrl\":\"x\"},\"total\":1}"
            })
    void entries_thatAreNoResources_arePassedOver(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void values_ofTheWrongKind_readAsAbsent() {
        SdsBundleEntry entry = read("""
                {"resourceType":"Bundle","entry":{"resource":{"address":["x"],"identifier":[7,{"system":"a"},
                 {"value":"b"},{"system":["a"],"value":"c"},{"system":"s","value":9}],"owner":[{}],
                 "managingOrganization":{"identifier":"Y90001"},"resourceType":"Endpoint"}}}""").get(0);

        assertThat(entry)
                .isEqualTo(new SdsBundleEntry(
                        "Endpoint", List.of(new SdsBundleEntry.Identifier("s", "9")), List.of(), null));
    }

    @Test
    void identifier_givenTwice_isOneValue() {
        SdsBundleEntry.Identifier once = new SdsBundleEntry.Identifier(PARTY_KEY, "a");
        SdsBundleEntry entry = new SdsBundleEntry("Endpoint", List.of(once, once), List.of(), null);

        assertThat(entry.values(PARTY_KEY)).containsExactly("a");
        assertThat(entry.agreesWith(PARTY_KEY, "A")).isTrue();
        assertThat(entry.agreesWith(PARTY_KEY, "b")).isFalse();
        assertThat(entry.agreesWith("other", "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "[]", "{}", "\"Bundle\"", "{\"resourceType\":[\"Bundle\"]}"})
    void noBundle_isUnreadable(String json) {
        assertThatThrownBy(() -> read(json))
                .isExactlyInstanceOf(UnreadableContentException.class)
                .hasMessage("It is not a Bundle");
    }

    @Test
    void everyPrefix_andEveryWrongByte_isReadOrUnreadable() {
        byte[] json = Fhir.utf8(Fhir.bundle(SdsBench.endpoint()));
        for (int i = 0; i < json.length; i++) {
            byte[] prefix = Arrays.copyOf(json, i);
            assertThatThrownBy(() -> SdsBundle.read(prefix)).isExactlyInstanceOf(UnreadableContentException.class);
            for (byte wrong : new byte[] {0, (byte) 0xff, '{', '[', '"', ','}) {
                byte[] other = json.clone();
                other[i] = wrong;
                assertReadOrUnreadable(other);
            }
        }
    }

    private static void assertReadOrUnreadable(byte[] json) {
        try {
            assertThat(SdsBundle.read(json)).isNotNull();
        } catch (UnreadableContentException e) {
            assertThat(e).hasMessageStartingWith("It is not");
        }
    }

    @Test
    void nesting_withoutEnd_isUnreadable() {
        for (String opening : List.of("[", "{\"entry\":", "{\"entry\":[", "{\"x\":")) {
            assertThatThrownBy(() -> read(opening.repeat(100_000)))
                    .as(opening)
                    .isExactlyInstanceOf(UnreadableContentException.class);
        }
    }

    @Test
    void otherEncodings_areUnreadable() {
        for (byte[] bytes : List.of(
                "{\"resourceType\":\"B\u00fcndle\"}".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {0, 0, 0x12, 0x34, (byte) 0xff, (byte) 0xff, 0, 0})) {
            assertThatThrownBy(() -> SdsBundle.read(bytes)).isExactlyInstanceOf(UnreadableContentException.class);
        }
    }

    @Test
    void body_ofTheLargestSize_isRead_andOneByteMoreIsNot() throws IOException {
        String json = Fhir.bundle(SdsBench.endpoint());
        String largest = json + " ".repeat(SdsBundle.MOST_BYTES - json.length());

        assertThat(SdsBundle.read(new ByteArrayInputStream(Fhir.utf8(largest)))).hasSize(1);
        assertThatThrownBy(() -> SdsBundle.read(new ByteArrayInputStream(Fhir.utf8(largest + " "))))
                .isInstanceOf(BoundedInputStream.TooLargeException.class);
    }
}
