package dev.gpconnect.appointments.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.identity.TokenRequest;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A token generator, and made-up people and organisations that ask for tokens. */
@Timeout(15)
abstract class TokenBench {

    static final Product PRODUCT = new Product(
            URI.create("https://consumer.example.nhs.uk/"),
            URI.create("https://consumer.example/Id/device"),
            "install-7",
            "Appointment Desk",
            "1.4.2");

    static final RequestingOrganisation HUB = organisation("Y90010", "Northfield Extended Access Hub");

    static final URI USERS = URI.create("https://consumer.example/Id/user-guid");

    /** A user with a smartcard. */
    static final User CLAIRE = User.builder(
                    "10019", new PersonName("Jones", List.of("Claire"), List.of("Dr")), USERS, "guid-10019")
            .smartcard("111222333444", "444555666777")
            .build();

    static final ServiceRoot ROOT = ServiceRoot.of("https://practice.example.nhs.uk/Y90001/STU3/1/gpconnect");

    /** The middle of a second. */
    static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");

    private @Nullable TokenGenerator generator;

    protected abstract TokenGenerator createGenerator();

    @BeforeEach
    void startBench() {
        generator = createGenerator();
    }

    final String generate(TokenRequest request) {
        return Objects.requireNonNull(generator, "generator").generate(request);
    }

    final JsonNode claims(TokenRequest request) {
        return DecodedToken.of(generate(request)).claims();
    }

    /** The claims of a usual request. */
    final JsonNode claims() {
        return claims(usual());
    }

    static RequestingOrganisation organisation(String odsCode, String name) {
        return RequestingOrganisation.builder(OdsCode.of(odsCode), name, Asid.of("200000009010"), "0300 000 9010")
                .build();
    }

    /** Who has no smartcard. */
    static User user(String id, PersonName name) {
        return User.builder(id, name, USERS, "guid-" + id).build();
    }

    /** A slot search by the user with the smartcard. */
    static TokenRequest usual() {
        return at(NOW);
    }

    static TokenRequest at(Instant time) {
        return new TokenRequest(PRODUCT, HUB, CLAIRE, ROOT, InteractionId.SEARCH_FREE_SLOTS, time);
    }

    static TokenRequest by(User user) {
        return new TokenRequest(PRODUCT, HUB, user, ROOT, InteractionId.SEARCH_FREE_SLOTS, NOW);
    }

    static TokenRequest by(Product product, RequestingOrganisation organisation) {
        return new TokenRequest(product, organisation, CLAIRE, ROOT, InteractionId.SEARCH_FREE_SLOTS, NOW);
    }

    static TokenRequest to(ServiceRoot root, InteractionId interaction) {
        return new TokenRequest(PRODUCT, HUB, CLAIRE, root, interaction, NOW);
    }
}
