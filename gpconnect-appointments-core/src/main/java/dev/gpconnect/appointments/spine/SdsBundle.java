package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BoundedInputStream;
import dev.gpconnect.appointments.fhir.Json;
import dev.gpconnect.appointments.fhir.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the search sets of the directory's FHIR API (W-SDS-08, W-SDS-09): their entries in any order, what is not asked for
 * passed over, a value of the wrong kind read as absent. {@code total} is not read, the entries count.
 */
final class SdsBundle {

    /** The largest body that is read; a look-up's is a few kilobytes. */
    static final int MOST_BYTES = 1 << 20;

    private final List<SdsBundleEntry> entries = new ArrayList<>(1);
    private @Nullable String type;

    private SdsBundle() {}

    /**
     * The resources in a search set.
     *
     * @throws UnreadableContentException if it is not JSON, nested too deeply, or no Bundle
     * @throws BoundedInputStream.TooLargeException if it has more than {@link #MOST_BYTES}
     * @throws IOException if the stream fails
     */
    static List<SdsBundleEntry> read(InputStream body) throws IOException {
        return read(new BoundedInputStream(body, MOST_BYTES).readAllBytes());
    }

    /**
     * The resources in a search set.
     *
     * @throws UnreadableContentException if it is not JSON, nested too deeply, or no Bundle
     */
    static List<SdsBundleEntry> read(byte[] json) {
        SdsBundle bundle = new SdsBundle();
        Json.read(json, cursor -> {
            cursor.object(member -> bundle.member(member, cursor));
            return bundle;
        });
        if (!"Bundle".equals(bundle.type)) {
            throw new UnreadableContentException("It is not a Bundle");
        }
        return List.copyOf(bundle.entries);
    }

    private void member(String name, JsonCursor cursor) throws IOException {
        switch (name) {
            case "resourceType" -> type = cursor.text();
            case "entry" -> cursor.eachObject(() -> cursor.object(member -> entry(member, cursor)));
            default -> cursor.skip();
        }
    }

    private void entry(String member, JsonCursor cursor) throws IOException {
        if (member.equals("resource") && cursor.isObject()) {
            Resource resource = new Resource();
            cursor.object(name -> resource.member(name, cursor));
            String resourceType = resource.type;
            if (resourceType != null) {
                entries.add(new SdsBundleEntry(
                        resourceType, resource.identifiers, resource.organisations, resource.address));
            }
        } else {
            cursor.skip();
        }
    }

    /** What has been read of a resource. */
    private static final class Resource {

        private final List<SdsBundleEntry.Identifier> identifiers = new ArrayList<>(4);
        private final List<SdsBundleEntry.Identifier> organisations = new ArrayList<>(1);
        private @Nullable String type;
        private @Nullable String address;

        void member(String name, JsonCursor cursor) throws IOException {
            switch (name) {
                case "resourceType" -> type = cursor.text();
                case "identifier" -> identifiers(cursor, identifiers);
                // whose an Endpoint and a Device are
                case "managingOrganization", "owner" -> cursor.object(member -> reference(member, cursor));
                case "address" -> address = cursor.text();
                default -> cursor.skip();
            }
        }

        private void reference(String member, JsonCursor cursor) throws IOException {
            if (member.equals("identifier")) {
                identifiers(cursor, organisations);
            } else {
                cursor.skip();
            }
        }

        private static void identifiers(JsonCursor cursor, List<SdsBundleEntry.Identifier> into) throws IOException {
            cursor.eachObject(() -> {
                Map<String, String> members = cursor.textMembers();
                String system = members.get("system");
                String value = members.get("value");
                if (system != null && value != null) {
                    into.add(new SdsBundleEntry.Identifier(system, value));
                }
            });
        }
    }
}
