package dev.gpconnect.appointments.identity;

import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.time.Instant;
import java.util.Objects;

/** What a token is to say: who asks, for whom, of which provider, for what and when. Grows by accessors. */
public final class TokenRequest {

    private final Product product;
    private final RequestingOrganisation organisation;
    private final User user;
    private final ServiceRoot audience;
    private final InteractionId interaction;
    private final Instant issuedAt;

    /** A request for one token. */
    public TokenRequest(
            Product product,
            RequestingOrganisation organisation,
            User user,
            ServiceRoot audience,
            InteractionId interaction,
            Instant issuedAt) {
        this.product = Objects.requireNonNull(product, "product");
        this.organisation = Objects.requireNonNull(organisation, "organisation");
        this.user = Objects.requireNonNull(user, "user");
        this.audience = Objects.requireNonNull(audience, "audience");
        this.interaction = Objects.requireNonNull(interaction, "interaction");
        this.issuedAt = Objects.requireNonNull(issuedAt, "issuedAt");
    }

    /** The application. */
    public Product product() {
        return product;
    }

    /** The organisation that asks. */
    public RequestingOrganisation organisation() {
        return organisation;
    }

    /** The user who asks. */
    public User user() {
        return user;
    }

    /** The provider's service root, as the directory gives it. */
    public ServiceRoot audience() {
        return audience;
    }

    /** What is asked. */
    public InteractionId interaction() {
        return interaction;
    }

    /** When the token is made. */
    public Instant issuedAt() {
        return issuedAt;
    }
}
