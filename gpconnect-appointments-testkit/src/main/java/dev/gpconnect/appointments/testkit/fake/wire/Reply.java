package dev.gpconnect.appointments.testkit.fake.wire;

import java.time.Instant;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a handler answers: a status and a resource, with what the headers of a single resource need. */
public record Reply(
        int status,
        Resource resource,
        @Nullable String version,
        @Nullable String location,
        @Nullable Instant modified) {

    /** A searchset or a statement: no version, no ETag. */
    public static Reply of(Resource resource) {
        return new Reply(200, resource, null, null, null);
    }

    /** A single resource, whose ETag is its version (W-VER-02). */
    public static Reply single(Resource resource) {
        return new Reply(200, resource, resource.getMeta().getVersionId(), null, null);
    }

    /** A resource after a change. */
    public static Reply changed(Resource resource, Instant modified) {
        return new Reply(200, resource, resource.getMeta().getVersionId(), null, modified);
    }

    /** A new resource and where it is, relative to the service root and without its version (W-VER-04). */
    public static Reply created(Resource resource, Instant modified) {
        String location = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        return new Reply(201, resource, resource.getMeta().getVersionId(), location, modified);
    }

    /** Hides the resource, which can hold patient data. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
