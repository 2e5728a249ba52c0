package dev.gpconnect.appointments;

import dev.gpconnect.appointments.model.InteractionId;
import org.jspecify.annotations.Nullable;

/** What is to be asked of a provider. */
final class Interaction {

    private final InteractionId id;
    private final String path;
    private final @Nullable String ifMatch;
    private final byte @Nullable [] body;

    private Interaction(InteractionId id, String path, @Nullable String ifMatch, byte @Nullable [] body) {
        this.id = id;
        this.path = path;
        this.ifMatch = ifMatch;
        this.body = body;
    }

    static Interaction get(InteractionId id, String path) {
        return new Interaction(id, path, null, null);
    }

    static Interaction post(InteractionId id, String path, byte[] body) {
        return new Interaction(id, path, null, body);
    }

    static Interaction put(InteractionId id, String path, @Nullable String version, byte[] body) {
        return new Interaction(id, path, version, body);
    }

    InteractionId id() {
        return id;
    }

    /** The request relative to the service root, percent-encoded. */
    String path() {
        return path;
    }

    /** The version for {@code If-Match}, or null. */
    @Nullable String ifMatch() {
        return ifMatch;
    }

    /** The FHIR JSON to send, or null. */
    byte @Nullable [] body() {
        return body;
    }

    int successStatus() {
        return id == InteractionId.BOOK_APPOINTMENT ? 201 : 200;
    }
}
