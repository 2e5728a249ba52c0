package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.ScriptedTransport;
import dev.gpconnect.appointments.fuzz.Hostile;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName(
        "W-SDS-08, W-SDS-11: whatever the directory's FHIR API answers, a practice is found or a look-up is not sent")
class SdsBundleFuzzTest {

    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;

    /** The same bytes answer each of a look-up's requests, so that one bundle may hold endpoint and system. */
    @FuzzTest(maxDuration = "2m")
    void bundle_inAnyBytes_isReadAndHeldToItsRules(byte[] json) {
        Hostile.read(() -> SdsBundle.read(json)).ifPresent(entries -> {
            assertThat(entries).allSatisfy(SdsBundleFuzzTest::assertWhole);
            find(json, entries);
        });
    }

    private static void assertWhole(SdsBundleEntry entry) {
        assertThat(entry.identifiers()).allSatisfy(identifier -> {
            assertThat(entry.values(identifier.system())).contains(identifier.value());
            assertThat(entry.agreesWith(identifier.system(), identifier.value()))
                    .isTrue();
        });
        assertThat(entry.addresses()).hasSizeLessThanOrEqualTo(1);
    }

    private static void find(byte[] json, List<SdsBundleEntry> entries) {
        ScriptedTransport transport = new ScriptedTransport();
        for (int i = 0; i < 4; i++) {
            transport.answers(Reply.bytes(200, json));
        }
        SdsFhirDirectory directory = SdsFhirDirectory.builder(URI.create("https://sds.example/"), transport)
                .pause(time -> {})
                .build();
        try {
            ProviderEndpoint found = directory.find(PRACTICE, SLOTS);

            assertThat(entries)
                    .flatExtracting(SdsBundleEntry::addresses)
                    .contains(found.root().value());
            assertThat(ServiceRoot.of(found.root().value())).isEqualTo(found.root());
            assertThat(Asid.of(found.asid().value())).isEqualTo(found.asid());
        } catch (NotSentException e) {
            assertThat(e)
                    .hasNoCause()
                    .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS")
                    .message()
                    .hasSizeLessThan(250);
        }
    }
}
