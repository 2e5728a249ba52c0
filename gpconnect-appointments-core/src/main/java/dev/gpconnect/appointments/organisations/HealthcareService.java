package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service that a practice offers and that the Directory of Services may list; from 1.2.8 providers only (M-HCS-01). */
public final class HealthcareService {

    /** The identifier system of the Directory of Services' services (W-SRCH-07, W-SRCH-12). */
    public static final String DOS_SERVICE_SYSTEM = "https://fhir.nhs.uk/Id/uec-dos-service-id";

    private final String id;
    private final @Nullable String dosServiceId;
    private final @Nullable String name;
    private final @Nullable String providedById;

    private HealthcareService(Reader reader) {
        this.id = Datatypes.id(reader.id, "HealthcareService");
        this.dosServiceId = reader.identifiers.get(DOS_SERVICE_SYSTEM);
        this.name = reader.name;
        this.providedById = Datatypes.idIn(reader.providedBy, "Organization");
    }

    /** The practice's own id of the service. */
    public String id() {
        return id;
    }

    /** Its id in the Directory of Services, which a search for its slots names (C-SLOT-09). */
    public Optional<String> dosServiceId() {
        return Optional.ofNullable(dosServiceId);
    }

    /** The name. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The practice's own id of the organisation that provides the service. */
    public Optional<String> providedById() {
        return Optional.ofNullable(providedById);
    }

    @Override
    public String toString() {
        return "HealthcareService[" + id + "]";
    }

    /**
     * Reads a HealthcareService from the FHIR JSON that a practice sent.
     *
     * @throws UnreadableContentException if the bytes are not a HealthcareService with an id
     */
    public static HealthcareService parse(byte[] json) {
        return Resources.read(json, "HealthcareService", cursor -> {
            Reader reader = new Reader();
            cursor.object(name -> reader.member(name, cursor));
            return new HealthcareService(reader);
        });
    }

    private static final class Reader {

        private @Nullable String id;
        private Map<String, String> identifiers = Map.of();
        private @Nullable String name;
        private @Nullable String providedBy;

        void member(String member, JsonCursor value) throws IOException {
            switch (member) {
                case "id" -> id = value.text();
                case "identifier" -> identifiers = Datatypes.identifiers(value);
                case "name" -> name = value.text();
                case "providedBy" -> providedBy = Datatypes.reference(value);
                default -> value.skip();
            }
        }
    }
}
