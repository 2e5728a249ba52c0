package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FakeDirectoryTest {
    private static final String BASE = "http://127.0.0.1:1234";
    private static final OdsCode PRACTICE_A = OdsCode.of(" y90001 ");
    private static final Set<String> SLOT = Set.of(Interaction.SLOT.id());

    private static void assertNotSent(
            SdsRecords records, OdsCode practice, Class<? extends NotSentException> kind, String message) {
        FakeDirectory directory = FakeDirectory.of(records);
        assertThatThrownBy(() -> directory.find(practice, InteractionId.SEARCH_FREE_SLOTS))
                .isExactlyInstanceOf(kind)
                .hasMessageContaining(message);
    }

    private static MhsRecord endpoint(String cpaId, String address) {
        return new MhsRecord("Y90001", "Y90001-800001", cpaId, address, SLOT);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-SDS-01, W-SDS-02, W-SDS-13: the endpoint of every interaction of the client")
    void find_atAReferencePractice_givesItsEndpoint(InteractionId interaction) {
        ProviderEndpoint found = FakeDirectory.of(SdsRecords.reference(BASE)).find(PRACTICE_A, interaction);
        assertThat(found)
                .isEqualTo(new ProviderEndpoint(
                        ServiceRoot.of(BASE + "/Y90001/STU3/1/gpconnect"), Asid.of("200000009001")));
    }

    @Test
    @DisplayName("W-SDS-04: no hit is a practice that is not enabled; a consumer has no endpoint")
    void find_withoutAHit_isNotSent() {
        assertNotSent(
                SdsRecords.reference(BASE), OdsCode.of("Y90010"), NotEnabledException.class, "no endpoint of Y90010");
    }

    @Test
    @DisplayName("W-SDS-04: a practice that is registered for other interactions only")
    void find_forAnotherInteraction_isNotSent() {
        SdsRecords records =
                SdsRecords.builder(BASE).endpoint(endpoint("S1", BASE)).build();
        FakeDirectory directory = FakeDirectory.of(records);
        assertThatThrownBy(() -> directory.find(PRACTICE_A, InteractionId.BOOK_APPOINTMENT))
                .isInstanceOf(NotEnabledException.class);
    }

    @Test
    @DisplayName("W-SDS-04: more than one hit is a configuration error")
    void find_withTwoHits_isNotSent() {
        SdsRecords records = SdsRecords.builder(BASE)
                .provider(ReferenceData.PRACTICE_A)
                .endpoint(endpoint("S2", BASE))
                .build();
        assertNotSent(records, PRACTICE_A, AmbiguousRegistrationException.class, "2 endpoints of Y90001");
    }

    @Test
    @DisplayName("W-SDS-02: an endpoint without its system")
    void find_withoutASystem_isNotSent() {
        SdsRecords records =
                SdsRecords.builder(BASE).endpoint(endpoint("S1", BASE)).build();
        assertNotSent(records, PRACTICE_A, NotEnabledException.class, "no system of Y90001");
    }

    @Test
    @DisplayName("W-SDS-08: an endpoint without an address")
    void find_withoutAnAddress_isNotSent() {
        SdsRecords records = SdsRecords.builder(BASE)
                .endpoint(endpoint("S1", null))
                .system(new AsRecord("Y90001", "Y90001-800001", "200000009001", null, SLOT))
                .build();
        assertNotSent(records, PRACTICE_A, NotSentException.class, "no address of practice Y90001");
    }

    @Test
    @DisplayName("W-SDS-09: where the practice is a consumer too, its provider's ASID is found")
    void find_atAnOrganisationThatIsBoth_givesTheProvidersAsid() {
        SdsRecords records = SdsRecords.builder(BASE)
                .consumer(FakeConsumer.of("200000009091", "Y90001"), "Y90099")
                .provider(ReferenceData.PRACTICE_A)
                .build();
        ProviderEndpoint found = FakeDirectory.of(records).find(PRACTICE_A, InteractionId.SEARCH_FREE_SLOTS);
        assertThat(found.asid()).isEqualTo(Asid.of("200000009001"));
    }

    @Test
    @DisplayName("W-SDS-03: our own ASID, told from the provider's and other suppliers' by the supplier")
    void ownAsid_atAnOrganisationWithOtherSystems_isOurs() {
        OdsCode other = OdsCode.of("Y90098");
        SdsRecords records = SdsRecords.builder(BASE)
                .provider(ReferenceData.PRACTICE_A)
                .consumer(FakeConsumer.of("200000009091", "Y90001"), "Y90099")
                .consumer(FakeConsumer.of("200000009092", "Y90001").registeredFor(Set.of(Interaction.SLOT)), "Y90098")
                .build();
        InteractionId slots = InteractionId.SEARCH_FREE_SLOTS;

        assertThat(FakeDirectory.of(records).ownAsid(PRACTICE_A, slots)).isEqualTo(Asid.of("200000009091"));
        assertThat(FakeDirectory.of(records, other).ownAsid(PRACTICE_A, slots)).isEqualTo(Asid.of("200000009092"));
        assertThatThrownBy(() -> FakeDirectory.of(records, other).ownAsid(PRACTICE_A, InteractionId.METADATA))
                .isInstanceOf(NotEnabledException.class)
                .hasMessageContaining("no system of Y90001 for METADATA");
    }

    @Test
    @DisplayName("W-SDS-03, W-SDS-04: two systems of ours")
    void ownAsid_withTwoHits_isNotSent() {
        SdsRecords records = SdsRecords.builder(BASE)
                .consumer(FakeConsumer.of("200000009091", "Y90010"), FakeSds.REFERENCE_SUPPLIER)
                .consumer(FakeConsumer.of("200000009092", "Y90010"), FakeSds.REFERENCE_SUPPLIER)
                .build();
        FakeDirectory directory = FakeDirectory.of(records);

        assertThatThrownBy(() -> directory.ownAsid(OdsCode.of("Y90010"), InteractionId.METADATA))
                .isInstanceOf(AmbiguousRegistrationException.class)
                .hasMessageContaining("2 systems of Y90010");
    }
}
