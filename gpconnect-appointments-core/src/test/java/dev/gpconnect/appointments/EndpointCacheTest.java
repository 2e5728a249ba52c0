package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-06, D-CA-01: what an encounter keeps of the directory's answers")
class EndpointCacheTest {

    private final EndpointCache cache = new EndpointCache(this::answer);
    private int asked;
    private boolean closing;

    @Test
    void endpoint_foundOnce_isKept() {
        ProviderEndpoint first = find();

        assertThat(find()).isEqualTo(first);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void endpoint_forgotten_isAskedForAnew() {
        ProviderEndpoint first = find();
        forget(first);
        ProviderEndpoint second = find();
        forget(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(find()).isEqualTo(second);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void close_duringALookUp_keepsNothingOfIt() {
        closing = true;
        find();
        closing = false;
        find();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void close_duringALookUpOfOurAsid_keepsNothingOfIt() {
        EndpointCache own = new EndpointCache(new OwnAsids());
        RequestingOrganisation organisation = RequestingOrganisation.builder(OdsCode.of("Y90031"), "Walk-in", "0300")
                .build();
        assertThat(own.ownAsid(organisation, InteractionId.METADATA)).isEqualTo(Asid.of("1"));
        assertThat(own.ownAsid(organisation, InteractionId.METADATA)).isEqualTo(Asid.of("1"));
        own.close();
        assertThat(own.ownAsid(organisation, InteractionId.METADATA)).isEqualTo(Asid.of("2"));
        assertThat(own.ownAsid(organisation, InteractionId.METADATA)).isEqualTo(Asid.of("3"));
    }

    private ProviderEndpoint find() {
        return cache.find(Samples.PRACTICE, InteractionId.METADATA);
    }

    private void forget(ProviderEndpoint endpoint) {
        cache.forget(Samples.PRACTICE, InteractionId.METADATA, endpoint);
    }

    private ProviderEndpoint answer(OdsCode practice, InteractionId interaction) {
        asked++;
        if (closing) {
            cache.close();
        }
        return new ProviderEndpoint(
                ServiceRoot.of("https://practice.example.nhs.uk/" + practice + "/" + asked), Asid.of("200000009001"));
    }

    private final class OwnAsids implements ProviderDirectory {

        @Override
        public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
            return answer(practice, interaction);
        }

        @Override
        public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
            asked++;
            return Asid.of(String.valueOf(asked));
        }
    }
}
