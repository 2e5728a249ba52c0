package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.model.PractitionerRole;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An extension with a value of one of the kinds that GP Connect's have, or made of parts that are references or codes. */
public final class Extension {

    private static final String DEFINITIONS = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    /** How an appointment takes place (M-EXT-01). */
    public static final String DELIVERY_CHANNEL = DEFINITIONS + "Extension-GPConnect-DeliveryChannel-2";
    /** The role of whoever runs a session (M-EXT-02). */
    public static final String PRACTITIONER_ROLE = DEFINITIONS + "Extension-GPConnect-PractitionerRole-1";
    /** Who booked (M-EXT-03). */
    public static final String BOOKING_ORGANISATION = DEFINITIONS + "Extension-GPConnect-BookingOrganisation-1";
    /** Why it was cancelled (M-EXT-04). */
    public static final String CANCELLATION_REASON =
            DEFINITIONS + "Extension-GPConnect-AppointmentCancellationReason-1";
    /** A patient's registration (M-EXT-06). */
    public static final String REGISTRATION_DETAILS = DEFINITIONS + "Extension-CareConnect-GPC-RegistrationDetails-1";
    /** Whether an NHS number is verified (M-EXT-05). */
    public static final String VERIFICATION_STATUS =
            DEFINITIONS + "Extension-CareConnect-GPC-NHSNumberVerificationStatus-1";
    /** A language, and how well it is spoken (M-EXT-07). */
    public static final String NHS_COMMUNICATION = DEFINITIONS + "Extension-CareConnect-GPC-NHSCommunication-1";

    /** Whether a search was held to a service (M-EXT-10). */
    public static final String SERVICE_FILTERING_STATUS = DEFINITIONS + "Extension-GPConnect-ServiceFilteringStatus-1";

    /** How the systems of roles end, whoever published them (M-CS-03). */
    private static final String ROLES = "CareConnect-SDSJobRoleName-1";

    private static final String OLD_ROLES = "GPConnect-PractitionerRole-1";

    /** The system of registration types (M-PAT-02). */
    public static final String REGISTRATION_TYPE_SYSTEM =
            "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1";

    /** How the systems of registration types end, whoever published them. */
    private static final String REGISTRATION_TYPES = "CareConnect-RegistrationType-1";

    private @Nullable String url;
    private @Nullable String code;
    private @Nullable String string;
    private @Nullable String reference;
    private Map<String, String> coding = Map.of();
    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, String> codedParts = new HashMap<>();

    private Extension() {}

    /** Reads the extension the cursor is on. */
    public static Extension read(JsonCursor cursor) throws IOException {
        Extension extension = new Extension();
        cursor.object(name -> extension.member(name, cursor));
        return extension;
    }

    private void member(String name, JsonCursor cursor) throws IOException {
        switch (name) {
            case "url" -> url = cursor.text();
            case "valueCode" -> code = cursor.text();
            case "valueString" -> string = cursor.verbatim();
            case "valueReference" -> reference = Datatypes.reference(cursor);
            case "valueCodeableConcept" -> coding = Datatypes.coding(cursor, ROLES, OLD_ROLES, REGISTRATION_TYPES);
            case "extension" -> cursor.eachObject(() -> part(read(cursor)));
            default -> cursor.skip();
        }
    }

    private void part(Extension part) {
        if (part.url != null && part.reference != null) {
            parts.put(part.url, part.reference);
        }
        String partCode = part.coding.get("code");
        if (part.url != null && partCode != null) {
            codedParts.put(part.url, partCode);
        }
    }

    /** What it is; null when it does not say. */
    public @Nullable String url() {
        return url;
    }

    /** Whether it is this one. */
    public boolean is(String wanted) {
        return wanted.equals(url);
    }

    /** Its value if that is a code. */
    public @Nullable String code() {
        return code;
    }

    /** Its value if that is a text, as it was sent. */
    public @Nullable String string() {
        return string;
    }

    /** Its value if that is a reference. */
    public @Nullable String reference() {
        return reference;
    }

    /** Its value if that is a coded role. */
    public @Nullable PractitionerRole role() {
        String role = coding.get("code");
        return role == null ? null : new PractitionerRole(role, coding.get("display"), coding.get("system"));
    }

    /** The reference that its part of this url has. */
    public @Nullable String part(String name) {
        return parts.get(name);
    }

    /** The code of the coded value that its part of this url has. */
    public @Nullable String codedPart(String name) {
        return codedParts.get(name);
    }
}
