package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.OdsCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organisation as a practice's system has it, such as the practice itself (M-ORG-01 to M-ORG-04). */
public final class Organisation {

    private final String id;
    private final @Nullable String odsCode;
    private final @Nullable String name;
    private final @Nullable Address address;
    private final List<ContactPoint> telecom;

    private Organisation(Reader reader) {
        this.id = Datatypes.id(reader.id, "Organization");
        this.odsCode = reader.identifiers.get(OdsCode.SYSTEM);
        this.name = reader.name;
        this.address = reader.address;
        this.telecom = List.copyOf(reader.telecom);
    }

    /** The practice's own id of the organisation. */
    public String id() {
        return id;
    }

    /** The ODS code as the practice's system holds it. */
    public Optional<String> odsCode() {
        return Optional.ofNullable(odsCode);
    }

    /** The name. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The postal address. */
    public Optional<Address> address() {
        return Optional.ofNullable(address);
    }

    /** Telephone numbers and the like; may be empty. */
    public List<ContactPoint> telecom() {
        return telecom;
    }

    @Override
    public String toString() {
        return "Organisation[" + id + "]";
    }

    /**
     * Reads an Organization from the FHIR JSON that a practice sent.
     *
     * @throws UnreadableContentException if the bytes are not an Organization with an id
     */
    public static Organisation parse(byte[] json) {
        return Resources.read(json, "Organization", cursor -> {
            Reader reader = new Reader();
            cursor.object(name -> reader.member(name, cursor));
            return new Organisation(reader);
        });
    }

    private static final class Reader {

        private @Nullable String id;
        private Map<String, String> identifiers = Map.of();
        private @Nullable String name;
        private @Nullable Address address;
        private List<ContactPoint> telecom = List.of();

        void member(String member, JsonCursor value) throws IOException {
            switch (member) {
                case "id" -> id = value.text();
                case "identifier" -> identifiers = Datatypes.identifiers(value);
                case "name" -> name = value.text();
                case "address" -> address = Datatypes.address(value);
                case "telecom" -> telecom = Datatypes.telecom(value);
                default -> value.skip();
            }
        }
    }
}
