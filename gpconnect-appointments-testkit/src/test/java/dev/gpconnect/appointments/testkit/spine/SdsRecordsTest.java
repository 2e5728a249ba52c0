package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SdsRecordsTest {
    private static final String BASE = "http://127.0.0.1:1234";
    private static final Set<String> SLOT = Set.of(Interaction.SLOT.id());

    private final SdsRecords records = SdsRecords.reference(BASE);

    @Test
    @DisplayName("W-SDS-07: providers have an endpoint, those included that nobody can book at; consumers have none")
    void endpoints_ofTheReference_areTheProviders() {
        assertThat(records.endpoints())
                .extracting(MhsRecord::odsCode)
                .containsExactly("Y90001", "Y90002", "Y90003", "Y90004", "Y90005", "Y90006");
    }

    @Test
    @DisplayName("W-SDS-07: providers are registered for every interaction, on both records")
    void provider_ofTheReference_isRegisteredForAll() {
        Set<String> all = Set.copyOf(
                Arrays.stream(Interaction.values()).map(Interaction::id).toList());
        assertThat(records.endpoints().get(0))
                .isEqualTo(new MhsRecord(
                        "Y90001", "Y90001-800001", "S90001A00001", BASE + "/Y90001/STU3/1/gpconnect", all));
        assertThat(records.systems().get(0))
                .isEqualTo(new AsRecord("Y90001", "Y90001-800001", "200000009001", null, all));
    }

    @Test
    @DisplayName("W-SDS-03: consumers are the supplier's systems, one of them for the slot search alone")
    void consumers_ofTheReference_areTheSuppliers() {
        List<AsRecord> consumers = records.systems().stream()
                .filter(system -> "Y90099".equals(system.manufacturer()))
                .toList();
        assertThat(consumers)
                .extracting(AsRecord::asid)
                .containsExactly("200000009010", "200000009020", "200000009030", "200000009040");
        assertThat(consumers.get(3)).isEqualTo(new AsRecord("Y90040", "Y90040-009040", "200000009040", "Y90099", SLOT));
    }

    @Test
    @DisplayName("W-SDS-09: an organisation can be a provider and a consumer, with a party key for each")
    void organisation_thatIsBoth_hasTwoSystems() {
        SdsRecords both = SdsRecords.builder(BASE)
                .provider(ReferenceData.PRACTICE_A)
                .consumer(FakeConsumer.of("200000009091", "Y90001"), "Y90099")
                .build();
        assertThat(both.systems()).extracting(AsRecord::odsCode).containsExactly("Y90001", "Y90001");
        assertThat(both.systems()).extracting(AsRecord::partyKey).doesNotHaveDuplicates();
        assertThat(both.endpoints()).hasSize(1);
    }

    @Test
    void build_withOneIdTwice_isRefused() {
        SdsRecords.Builder builder =
                SdsRecords.builder(BASE).provider(ReferenceData.PRACTICE_A).provider(ReferenceData.PRACTICE_A);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("S90001A00001");
    }
}
