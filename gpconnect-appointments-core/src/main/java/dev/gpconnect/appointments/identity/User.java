package dev.gpconnect.appointments.identity;

import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.organisations.Practitioner;
import java.net.URI;
import java.util.Objects;

/**
 * The real person who is logged on; never a generic or system user (W-JWT-05, D-IG-06). Who has no smartcard has no SDS ids,
 * and the token then says {@code UNK}.
 */
public final class User {

    /** The identifier system of national user ids, such as that of a smartcard (W-SRCH-09). */
    public static final String SDS_USER_ID_SYSTEM = Practitioner.SDS_USER_ID_SYSTEM;

    /** What a token says in place of an SDS id that the user does not have (W-JWT-02). */
    public static final String UNKNOWN = "UNK";

    private final String id;
    private final PersonName name;
    private final URI localSystem;
    private final String localId;
    private final String sdsUserId;
    private final String sdsRoleProfileId;

    private User(Builder builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.localSystem = builder.localSystem;
        this.localId = builder.localId;
        this.sdsUserId = builder.sdsUserId;
        this.sdsRoleProfileId = builder.sdsRoleProfileId;
    }

    /**
     * Starts a user.
     *
     * @param id the user's id in the application, which becomes the token's subject
     * @param name the user's name
     * @param localSystem a URL of the supplier's own that names its user ids
     * @param localId the user's id in that system
     */
    public static Builder builder(String id, PersonName name, URI localSystem, String localId) {
        return new Builder(id, name, localSystem, localId);
    }

    /** The user's id in the application. */
    public String id() {
        return id;
    }

    /** The user's name. */
    public PersonName name() {
        return name;
    }

    /** The URL that names the application's user ids. */
    public URI localSystem() {
        return localSystem;
    }

    /** The user's id in that system. */
    public String localId() {
        return localId;
    }

    /** The SDS user id from the smartcard, or {@value #UNKNOWN}. */
    public String sdsUserId() {
        return sdsUserId;
    }

    /** The SDS role profile id from the smartcard, or {@value #UNKNOWN}. */
    public String sdsRoleProfileId() {
        return sdsRoleProfileId;
    }

    /** The id only. */
    @Override
    public String toString() {
        return "User[" + id + "]";
    }

    /** Puts a user together. */
    public static final class Builder {

        private final String id;
        private final PersonName name;
        private final URI localSystem;
        private final String localId;
        private String sdsUserId = UNKNOWN;
        private String sdsRoleProfileId = UNKNOWN;

        private Builder(String id, PersonName name, URI localSystem, String localId) {
            this.id = Texts.requireText(id, "id");
            this.name = Objects.requireNonNull(name, "name");
            this.localSystem = Objects.requireNonNull(localSystem, "localSystem");
            this.localId = Texts.requireText(localId, "localId");
        }

        /** The ids from the smartcard the user is logged on with; both {@value User#UNKNOWN} by default. */
        public Builder smartcard(String sdsUserId, String sdsRoleProfileId) {
            this.sdsUserId = Texts.requireText(sdsUserId, "sdsUserId");
            this.sdsRoleProfileId = Texts.requireText(sdsRoleProfileId, "sdsRoleProfileId");
            return this;
        }

        /** The user. */
        public User build() {
            return new User(this);
        }
    }
}
