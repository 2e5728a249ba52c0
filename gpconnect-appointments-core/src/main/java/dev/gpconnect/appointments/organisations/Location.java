package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place where appointments happen: a practice's main surgery or a branch (M-LOC-02 to M-LOC-05). */
public final class Location {

    private final String id;
    private final @Nullable String name;
    private final @Nullable Address address;
    private final List<ContactPoint> telecom;
    private final @Nullable String managingOrganisationId;

    private Location(Reader reader) {
        this.id = Datatypes.id(reader.id, "Location");
        this.name = reader.name;
        this.address = reader.address;
        this.telecom = List.copyOf(reader.telecom);
        this.managingOrganisationId = Datatypes.idIn(reader.managingOrganisation, "Organization");
    }

    /** The practice's own id of the location. */
    public String id() {
        return id;
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

    /** The practice's own id of the organisation that runs the location. */
    public Optional<String> managingOrganisationId() {
        return Optional.ofNullable(managingOrganisationId);
    }

    @Override
    public String toString() {
        return "Location[" + id + "]";
    }

    /**
     * Reads a Location from the FHIR JSON that a practice sent.
     *
     * @throws UnreadableContentException if the bytes are not a Location with an id
     */
    public static Location parse(byte[] json) {
        return Resources.read(json, "Location", cursor -> {
            Reader reader = new Reader();
            cursor.object(name -> reader.member(name, cursor));
            return new Location(reader);
        });
    }

    private static final class Reader {

        private @Nullable String id;
        private @Nullable String name;
        private @Nullable Address address;
        private List<ContactPoint> telecom = List.of();
        private @Nullable String managingOrganisation;

        void member(String member, JsonCursor value) throws IOException {
            switch (member) {
                case "id" -> id = value.text();
                case "name" -> name = value.text();
                case "address" -> address = Datatypes.address(value);
                case "telecom" -> telecom = Datatypes.telecom(value);
                case "managingOrganization" -> managingOrganisation = Datatypes.reference(value);
                default -> value.skip();
            }
        }
    }
}
