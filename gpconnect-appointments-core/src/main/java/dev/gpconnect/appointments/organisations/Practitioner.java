package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who sees patients at a practice (M-PRA-01 to M-PRA-04). */
public final class Practitioner {

    /** The identifier system of national user ids, such as that of a smartcard (W-SRCH-09). */
    public static final String SDS_USER_ID_SYSTEM = "https://fhir.nhs.uk/Id/sds-user-id";

    private final String id;
    private final @Nullable String sdsUserId;
    private final @Nullable PersonName name;
    private final @Nullable Gender gender;

    private Practitioner(Reader reader) {
        this.id = Datatypes.id(reader.id, "Practitioner");
        this.sdsUserId = reader.identifiers.get(SDS_USER_ID_SYSTEM);
        this.name = reader.name;
        this.gender =
                reader.gender == null ? null : Gender.tryParse(reader.gender).orElse(null);
    }

    /** The practice's own id of the practitioner. */
    public String id() {
        return id;
    }

    /** The national user id, such as that of a smartcard, where the practice holds it (M-PRA-01). */
    public Optional<String> sdsUserId() {
        return Optional.ofNullable(sdsUserId);
    }

    /** The name. */
    public Optional<PersonName> name() {
        return Optional.ofNullable(name);
    }

    /** The gender, which some patients choose by. */
    public Optional<Gender> gender() {
        return Optional.ofNullable(gender);
    }

    @Override
    public String toString() {
        return "Practitioner[" + id + "]";
    }

    /**
     * Reads a Practitioner from the FHIR JSON that a practice sent.
     *
     * @throws UnreadableContentException if the bytes are not a Practitioner with an id
     */
    public static Practitioner parse(byte[] json) {
        return Resources.read(json, "Practitioner", cursor -> {
            Reader reader = new Reader();
            cursor.object(name -> reader.member(name, cursor));
            return new Practitioner(reader);
        });
    }

    private static final class Reader {

        private @Nullable String id;
        private Map<String, String> identifiers = Map.of();
        private @Nullable PersonName name;
        private @Nullable String gender;

        void member(String member, JsonCursor value) throws IOException {
            switch (member) {
                case "id" -> id = value.text();
                case "identifier" -> identifiers = Datatypes.identifiers(value);
                case "name" -> name = Datatypes.name(value);
                case "gender" -> gender = value.text();
                default -> value.skip();
            }
        }
    }
}
