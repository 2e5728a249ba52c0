package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
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

    private static final String READ = "read";
    private static final String SEARCH = "search-type";

    private final UUID traceId;
    private final @Nullable String version;
    private final @Nullable String fhirVersion;
    private final Map<String, ResourceSupport> resources;
    private final Set<String> operations;
    private final @Nullable ServiceFilteringStatus serviceFiltering;

    private CapabilityStatement(Reader reader, UUID traceId) {
        this.traceId = traceId;
        this.version = reader.version;
        this.fhirVersion = reader.fhirVersion;
        this.resources = Map.copyOf(reader.resources);
        this.operations = Set.copyOf(reader.operations);
        this.serviceFiltering = reader.serviceFiltering;
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

    /**
     * Whether the statement lists what an interaction needs (M-CAP-02, M-CAP-03): the FHIR interaction with the resource type, or
     * the operation. It does not tell amending from cancelling, nor whether the practice has switched the capability on.
     */
    public boolean supports(InteractionId interaction) {
        return switch (interaction) {
            case METADATA -> true;
            case FIND_PATIENT -> lists("Patient", SEARCH);
            case READ_PATIENT -> lists("Patient", READ);
            case REGISTER_PATIENT -> supportsOperation("gpc.registerpatient");
            case FIND_PRACTITIONER -> lists("Practitioner", SEARCH);
            case READ_PRACTITIONER -> lists("Practitioner", READ);
            case FIND_ORGANISATION -> lists("Organization", SEARCH);
            case READ_ORGANISATION -> lists("Organization", READ);
            case READ_LOCATION -> lists("Location", READ);
            case SEARCH_FREE_SLOTS -> lists("Slot", SEARCH);
            case BOOK_APPOINTMENT -> lists("Appointment", "create");
            case READ_APPOINTMENT -> lists("Appointment", READ);
            case RETRIEVE_APPOINTMENTS -> lists("Appointment", SEARCH);
            case AMEND_APPOINTMENT, CANCEL_APPOINTMENT -> lists("Appointment", "update");
            case FIND_HEALTHCARE_SERVICE -> lists("HealthcareService", SEARCH);
            case READ_HEALTHCARE_SERVICE -> lists("HealthcareService", READ);
        };
    }

    /**
     * Whether slots of a service can be searched for: the statement lists HealthcareService and the search parameter (M-CAP-03,
     * C-META-04). They may still be switched off, which {@link #serviceFiltering()} tells.
     */
    public boolean supportsServiceFiltering() {
        return resources.containsKey("HealthcareService")
                && resource("Slot")
                        .map(slot -> slot.searchParameters().contains("service.identifier"))
                        .orElse(false);
    }

    /** Whether service filtering is switched on (M-EXT-10); nothing when the system does not say. */
    public Optional<ServiceFilteringStatus> serviceFiltering() {
        return Optional.ofNullable(serviceFiltering);
    }

    /** The trace id of the exchange this came in. */
    public UUID traceId() {
        return traceId;
    }

    private boolean lists(String type, String interaction) {
        return resource(type)
                .map(support -> support.interactions().contains(interaction))
                .orElse(false);
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
        private @Nullable ServiceFilteringStatus serviceFiltering;

        Reader(JsonCursor cursor) {
            this.cursor = cursor;
        }

        void member(String member) throws IOException {
            switch (member) {
                case "version" -> version = cursor.text();
                case "fhirVersion" -> fhirVersion = cursor.text();
                case "rest" -> cursor.eachObject(() -> cursor.object(this::rest));
                case "extension" -> cursor.eachObject(() -> extension(Extension.read(cursor)));
                default -> cursor.skip();
            }
        }

        private void extension(Extension extension) {
            String code = extension.code();
            if (extension.is(Extension.SERVICE_FILTERING_STATUS) && code != null) {
                serviceFiltering = ServiceFilteringStatus.of(code);
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
