package dev.gpconnect.appointments.testkit.fake.wire;

import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions that the fake practices answer: id, verb, URL shape and scope (01 section 2). */
public enum Interaction {
    /** Get the capability statement. */
    META("rest:read:metadata-1", "GET", "metadata", false, null, Scope.ORGANIZATION_READ),
    /** Find a patient. */
    FPAT("rest:search:patient-1", "GET", "Patient", false, null, Scope.PATIENT_READ),
    /** Read a patient. */
    RPAT("rest:read:patient-1", "GET", "Patient", true, null, Scope.PATIENT_READ),
    /** Register a patient; the {@code $} of the operation is literal (W-URL-08). */
    REG("operation:gpc.registerpatient-1", "POST", "Patient", false, "$gpc.registerpatient", Scope.PATIENT_WRITE),
    /** Find a practitioner. */
    FPRA("rest:search:practitioner-1", "GET", "Practitioner", false, null, Scope.ORGANIZATION_READ),
    /** Read a practitioner. */
    RPRA("rest:read:practitioner-1", "GET", "Practitioner", true, null, Scope.ORGANIZATION_READ),
    /** Find an organisation. */
    FORG("rest:search:organization-1", "GET", "Organization", false, null, Scope.ORGANIZATION_READ),
    /** Read an organisation. */
    RORG("rest:read:organization-1", "GET", "Organization", true, null, Scope.ORGANIZATION_READ),
    /** Read a location. */
    RLOC("rest:read:location-1", "GET", "Location", true, null, Scope.ORGANIZATION_READ),
    /** Search for free slots. */
    SLOT("rest:search:slot-1", "GET", "Slot", false, null, Scope.ORGANIZATION_READ),
    /** Book an appointment. */
    BOOK("rest:create:appointment-1", "POST", "Appointment", false, null, Scope.PATIENT_WRITE),
    /** Read an appointment. */
    READ("rest:read:appointment-1", "GET", "Appointment", true, null, Scope.PATIENT_READ),
    /** Retrieve a patient's appointments. */
    RETR("rest:search:patient_appointments-1", "GET", "Patient", true, "Appointment", Scope.PATIENT_READ),
    /** Amend an appointment. */
    AMND("rest:update:appointment-1", "PUT", "Appointment", true, null, Scope.PATIENT_WRITE),
    /** Cancel an appointment. */
    CANC("rest:cancel:appointment-1", "PUT", "Appointment", true, null, Scope.PATIENT_WRITE),
    /** Find a healthcare service; of 1.2.8 only. */
    FHCS("rest:search:healthcareservice-1", "GET", "HealthcareService", false, null, Scope.ORGANIZATION_READ),
    /** Read a healthcare service; of 1.2.8 only. */
    RHCS("rest:read:healthcareservice-1", "GET", "HealthcareService", true, null, Scope.ORGANIZATION_READ);

    private static final String PREFIX = "urn:nhs:names:services:gpconnect:fhir:";

    private final String suffix;
    private final String verb;
    private final String type;
    private final boolean instance;
    private final @Nullable String tail;
    private final String scope;

    Interaction(String suffix, String verb, String type, boolean instance, @Nullable String tail, String scope) {
        this.suffix = suffix;
        this.verb = verb;
        this.type = type;
        this.instance = instance;
        this.tail = tail;
        this.scope = scope;
    }

    /**
     * The complete interaction id.
     *
     * @return for example {@code urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1}
     */
    public String id() {
        return PREFIX + suffix;
    }

    /** The scope that the token must ask for (P-GEN-15). */
    public String scope() {
        return scope;
    }

    /** Whether the request carries a resource, as all but GETs do. */
    public boolean hasBody() {
        return !verb.equals("GET");
    }

    /** The resource that the body of a write is. */
    public Class<? extends Resource> bodyType() {
        return this == REG ? Parameters.class : Appointment.class;
    }

    /** The interaction of an id; 400 when unknown (P-GEN-04), 501 when GP Connect has it but this practice does not (P-GEN-06). */
    public static Interaction of(String id) {
        Interaction known = tryOf(id);
        if (known != null) {
            return known;
        }
        if (NotImplemented.is(id)) {
            throw Refusal.notImplemented("This practice does not offer the interaction.");
        }
        throw Refusal.badRequest("The interaction id is not known.");
    }

    /**
     * The interaction that a request names, whatever else is wrong with it.
     *
     * @return null when it names none that is known
     */
    public static @Nullable Interaction tryOf(FakeRequest request) {
        return tryOf(request.header("Ssp-InteractionID"));
    }

    /** The interaction of an id; null when there is no id, or it is not known. */
    public static @Nullable Interaction tryOf(@Nullable String id) {
        for (Interaction interaction : values()) {
            if (interaction.id().equals(id)) {
                return interaction;
            }
        }
        return null;
    }

    /** The logical id in a path that has this interaction's shape, empty where the shape has none; 400 for any other (P-GEN-05). */
    public String match(String method, String path) {
        if (!method.equals(verb)) {
            throw mismatch();
        }
        String prefix = "/" + type;
        String end = tail == null ? "" : "/" + tail;
        if (!instance) {
            if (!path.equals(prefix + end)) {
                throw mismatch();
            }
            return "";
        }
        if (!path.startsWith(prefix + "/") || !path.endsWith(end) || path.length() <= prefix.length() + end.length()) {
            throw mismatch();
        }
        String id = path.substring(prefix.length() + 1, path.length() - end.length());
        if (id.isEmpty() || id.indexOf('/') >= 0 || id.startsWith("$")) {
            throw mismatch();
        }
        return Query.decode(id, false);
    }

    private static Refusal mismatch() {
        return Refusal.badRequest("The verb or the URL does not agree with the interaction id.");
    }

    private static final class Scope {
        static final String PATIENT_READ = "patient/*.read";
        static final String PATIENT_WRITE = "patient/*.write";
        static final String ORGANIZATION_READ = "organization/*.read";
    }

    /** Interactions of other GP Connect capabilities, which an appointments provider knows by name only. */
    private static final class NotImplemented {
        static boolean is(String id) {
            return id.startsWith(PREFIX)
                    && switch (id.substring(PREFIX.length())) {
                        case "operation:gpc.getstructuredrecord-1", "operation:gpc.migratestructuredrecord-1" -> true;
                        default -> false;
                    };
        }
    }
}
