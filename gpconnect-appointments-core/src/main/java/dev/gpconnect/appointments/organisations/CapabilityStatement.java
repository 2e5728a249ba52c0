package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a practice's system says it can do (C-META-03, M-CAP-01, M-CAP-02). Decide on optional features by what is listed,
 * not by comparing version numbers.
 */
public final class CapabilityStatement {

    private final UUID traceId;
    private final @Nullable String version;
    private final @Nullable String fhirVersion;
    private final Map<String, ResourceSupport> resources;
    private final Set<String> operations;

    private CapabilityStatement(Reader reader, UUID traceId) {
        this.traceId = traceId;
        this.version = reader.version;
        this.fhirVersion = reader.fhirVersion;
        this.resources = Map.copyOf(reader.resources);
        this.operations = Set.copyOf(reader.operations);
    }

    /**
     * Reads a CapabilityStatement from the FHIR JSON that a practice sent.
     *
     * @param json the resource
     * @param call the exchange it came in
     * @throws UnreadableContentException if the bytes are not a CapabilityStatement
     */
    public static CapabilityStatement parse(byte[] json, CallInfo call) {
        return Resources.read(json, "CapabilityStatement", cursor -> {
            Reader reader = new Reader(cursor);
            cursor.object(reader::member);
            return new CapabilityStatement(reader, call.traceId());
        });
    }

    /** The GP Connect version implemented, as the system tells it; examples in the field lag behind. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** The FHIR version, {@code 3.0.1}. */
    public Optional<String> fhirVersion() {
        return Optional.ofNullable(fhirVersion);
    }

    /** What is supported for a resource type, such as {@code Appointment}; nothing when it is not listed. */
    public Optional<ResourceSupport> resource(String type) {
        return Optional.ofNullable(resources.get(type));
    }

    /** Whether an operation is listed, such as {@code gpc.registerpatient}. */
    public boolean supportsOperation(String name) {
        return operations.contains(name);
    }

    /** The trace id of the exchange this came in. */
    public UUID traceId() {
        return traceId;
    }

    @Override
    public String toString() {
        return "CapabilityStatement[version=" + version + ", resources=" + resources.keySet() + "]";
    }

    /**
     * What is supported for one resource type.
     *
     * @param interactions the FHIR interactions, such as {@code read}, {@code create}
     * @param searchParameters the names of search parameters
     * @param searchIncludes the values that {@code _include} may have
     */
    public record ResourceSupport(Set<String> interactions, Set<String> searchParameters, Set<String> searchIncludes) {

        /** Copies the sets. */
        public ResourceSupport {
            interactions = Set.copyOf(interactions);
            searchParameters = Set.copyOf(searchParameters);
            searchIncludes = Set.copyOf(searchIncludes);
        }
    }

    private static final class Reader {

        private final JsonCursor cursor;
        private @Nullable String version;
        private @Nullable String fhirVersion;
        private final Map<String, ResourceSupport> resources = new LinkedHashMap<>();
        private final Set<String> operations = new HashSet<>();

        Reader(JsonCursor cursor) {
            this.cursor = cursor;
        }

        void member(String member) throws IOException {
            switch (member) {
                case "version" -> version = cursor.text();
                case "fhirVersion" -> fhirVersion = cursor.text();
                case "rest" -> cursor.eachObject(() -> cursor.object(this::rest));
                default -> cursor.skip();
            }
        }

        private void rest(String member) throws IOException {
            switch (member) {
                case "resource" -> cursor.eachObject(this::resource);
                case "operation" -> operations.addAll(named("name"));
                default -> cursor.skip();
            }
        }

        private void resource() throws IOException {
            Map<String, Set<String>> lists = new HashMap<>();
            cursor.object(member -> {
                switch (member) {
                    case "type", "searchInclude" -> lists.put(member, new HashSet<>(cursor.texts()));
                    case "interaction" -> lists.put(member, named("code"));
                    case "searchParam" -> lists.put(member, named("name"));
                    default -> cursor.skip();
                }
            });
            ResourceSupport support = new ResourceSupport(
                    lists.getOrDefault("interaction", Set.of()),
                    lists.getOrDefault("searchParam", Set.of()),
                    lists.getOrDefault("searchInclude", Set.of()));
            lists.getOrDefault("type", Set.of()).forEach(type -> resources.put(type, support));
        }

        private Set<String> named(String member) throws IOException {
            Set<String> names = new HashSet<>();
            cursor.eachObject(() -> {
                String name = cursor.textMembers().get(member);
                if (name != null) {
                    names.add(name);
                }
            });
            return names;
        }
    }
}
