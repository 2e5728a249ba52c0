package dev.gpconnect.appointments.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.requirements.Requirement;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    private static final URI URL = URI.create("https://consumer.example/x");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    @Requirement("D-IG-06")
    @DisplayName("D-IG-06: no defaults and nothing blank")
    void identity_withBlankTexts_isMisuse(String blank) {
        assertThatThrownBy(() -> new Product(URL, URL, blank, "m", "v")).hasMessage("The deviceId may not be blank");
        assertThatThrownBy(() -> new Product(URL, URL, "d", blank, "v")).hasMessage("The model may not be blank");
        assertThatThrownBy(() -> new Product(URL, URL, "d", "m", blank)).hasMessage("The version may not be blank");
        OdsCode ods = OdsCode.of("Y90010");
        assertThatThrownBy(() -> RequestingOrganisation.builder(ods, blank, Asid.of("1"), "0300"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestingOrganisation.builder(ods, "n", Asid.of("1"), blank))
                .isInstanceOf(IllegalArgumentException.class);
        PersonName name = PersonName.of("Jones", "Claire");
        assertThatThrownBy(() -> User.builder(blank, name, URL, "l")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> User.builder("i", name, URL, blank)).isInstanceOf(IllegalArgumentException.class);
        User.Builder user = User.builder("i", name, URL, "l");
        assertThatThrownBy(() -> user.smartcard(blank, "r")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> user.smartcard("u", blank)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void product_withARelativeUrl_isMisuse() {
        URI relative = URI.create("consumer.example");

        assertThatThrownBy(() -> new Product(relative, URL, "d", "m", "v")).hasMessageContaining("issuer");
        assertThatThrownBy(() -> new Product(URL, relative, "d", "m", "v")).hasMessageContaining("deviceSystem");
    }

    @Test
    void organisation_withMoreContacts_hasTheTelephoneFirst() {
        RequestingOrganisation organisation = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), "Hub", Asid.of("1"), "0300 000 9010")
                .addTelecom(new ContactPoint("email", "hub@example.nhs.uk", null))
                .build();

        assertThat(organisation.telecom()).extracting(ContactPoint::system).containsExactly("phone", "email");
        assertThat(organisation).hasToString("RequestingOrganisation[Y90010]");
        assertThat(organisation.asid()).contains(Asid.of("1"));
        assertThat(Samples.CLAIRE).hasToString("User[10019]");
        assertThat(Samples.CLAIRE.localSystem()).isEqualTo(URI.create("https://consumer.example/Id/user-guid"));
    }

    @Test
    @DisplayName("W-SDS-03: an organisation whose ASID is looked up is given none")
    void organisation_withoutAnAsid_hasNone() {
        RequestingOrganisation organisation = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), "Hub", "0300 000 9010")
                .build();

        assertThat(organisation.asid()).isEmpty();
        assertThat(organisation.telecom()).containsExactly(ContactPoint.workPhone("0300 000 9010"));
    }

    @Test
    @DisplayName("W-JWT: exp is iat + 300 also within a second")
    void token_issuedWithinASecond_lastsThreeHundredSecondsExactly() {
        for (String time :
                new String[] {"2026-11-20T10:15:30.999Z", "1969-12-31T23:59:59Z", "2038-01-20T00:00:00.5Z"}) {
            Instant issued = Instant.parse(time);
            Token token = Token.of(new UnsignedTokenGenerator()
                    .generate(new TokenRequest(
                            Samples.PRODUCT,
                            Samples.HUB,
                            Samples.CLAIRE,
                            ServiceRoot.of(Samples.ROOT),
                            InteractionId.METADATA,
                            issued)));
            long iat = token.claims().get("iat").asLong();
            assertThat(token.claims().get("exp").asLong() - iat).isEqualTo(300);
            assertThat(iat).isEqualTo(issued.getEpochSecond());
            assertThat(token.claims()).hasSize(10);
        }
    }
}
