package dev.gpconnect.appointments.patients;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BundleReader;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.PersonName;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A patient as a practice's system has them (M-PAT-01 to M-PAT-16). */
public final class Patient {

    private final String id;
    private final @Nullable String nhsNumber;
    private final @Nullable PersonName name;
    private final @Nullable Gender gender;
    private final @Nullable LocalDate birthDate;
    private final @Nullable String preferredBranchId;
    private final @Nullable String versionId;
    private final @Nullable String managingOrganisationId;
    private final @Nullable String registrationType;

    private Patient(Reader reader) {
        this.id = Datatypes.id(reader.id, "Patient");
        this.nhsNumber = reader.identifiers.get(NhsNumber.SYSTEM);
        this.name = reader.name;
        this.gender =
                reader.gender == null ? null : Gender.tryParse(reader.gender).orElse(null);
        this.birthDate = date(reader.birthDate);
        this.preferredBranchId = Datatypes.idIn(reader.preferredBranch, "Location");
        this.versionId = reader.versionId;
        this.managingOrganisationId = Datatypes.idIn(reader.managingOrganisation, "Organization");
        this.registrationType = reader.registrationType;
    }

    /**
     * Reads a Patient from the FHIR JSON that a practice sent.
     *
     * @throws UnreadableContentException if the bytes are not a Patient with an id
     */
    public static Patient parse(byte[] json) {
        return Resources.read(json, "Patient", cursor -> {
            Reader reader = new Reader();
            cursor.object(name -> reader.member(name, cursor));
            return new Patient(reader);
        });
    }

    /**
     * Reads the patients of a Bundle that a practice sent; none is not an error (C-FPAT-02).
     *
     * @throws UnreadableContentException if the bytes are not a Bundle, or hold a Patient without an id
     */
    public static List<Patient> parseBundle(byte[] json) {
        return BundleReader.slices(json, "Patient").stream().map(Patient::parse).toList();
    }

    /** The practice's own id of the patient. */
    public String id() {
        return id;
    }

    /** Whether this is the patient with that NHS number. */
    public boolean has(NhsNumber number) {
        return number.value().equals(nhsNumber);
    }

    /** The name, the one marked official where there are several (M-PAT-06). */
    public Optional<PersonName> name() {
        return Optional.ofNullable(name);
    }

    /** The gender. */
    public Optional<Gender> gender() {
        return Optional.ofNullable(gender);
    }

    /** The date of birth. */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    /** The id of the location that the patient prefers (C-SLOT-10), at this practice only. */
    public Optional<String> preferredBranchId() {
        return Optional.ofNullable(preferredBranchId);
    }

    /** The version of the practice's record that was read (C-RPAT-02). */
    public Optional<String> versionId() {
        return Optional.ofNullable(versionId);
    }

    /** The id of the practice that was asked, which need not be the one that PDS has the patient registered with (M-PAT-16). */
    public Optional<String> managingOrganisationId() {
        return Optional.ofNullable(managingOrganisationId);
    }

    /** The code of how the patient is registered there, such as {@code T} for temporarily and {@code R} for regularly (C-REG-03). */
    public Optional<String> registrationType() {
        return Optional.ofNullable(registrationType);
    }

    /** Nothing but the id: the rest identifies a patient. */
    @Override
    public String toString() {
        return "Patient[" + id + "]";
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static final class Reader {

        private @Nullable String id;
        private Map<String, String> identifiers = Map.of();
        private @Nullable PersonName name;
        private @Nullable String gender;
        private @Nullable String birthDate;
        private @Nullable String preferredBranch;
        private @Nullable String versionId;
        private @Nullable String managingOrganisation;
        private @Nullable String registrationType;

        void member(String member, JsonCursor value) throws IOException {
            switch (member) {
                case "id" -> id = value.text();
                case "meta" -> versionId = value.textMembers().get("versionId");
                case "managingOrganization" -> managingOrganisation = Datatypes.reference(value);
                case "identifier" -> identifiers = Datatypes.identifiers(value);
                case "name" -> name = Datatypes.name(value);
                case "gender" -> gender = value.text();
                case "birthDate" -> birthDate = value.text();
                case "extension" -> value.eachObject(() -> extension(Extension.read(value)));
                default -> value.skip();
            }
        }

        private void extension(Extension extension) {
            if (extension.is(Extension.REGISTRATION_DETAILS)) {
                preferredBranch = extension.part("preferredBranchSurgery");
                registrationType = extension.codedPart("registrationType");
            }
        }
    }
}
