package dev.gpconnect.appointments.model;

/**
 * The GP Connect interactions of the Appointments and Foundations capabilities: the verb, the access scope and the id that
 * tells the Spine what is asked (table of W-INT-01). Amend and cancel share verb and URL; only the id tells them apart.
 */
public enum InteractionId {
    /** Get the capability statement. */
    METADATA("rest:read:metadata-1", "GET", Scope.ORGANISATION_READ),
    /** Find a patient by NHS number. */
    FIND_PATIENT("rest:search:patient-1", "GET", Scope.PATIENT_READ),
    /** Read a patient. */
    READ_PATIENT("rest:read:patient-1", "GET", Scope.PATIENT_READ),
    /** Register a patient temporarily. */
    REGISTER_PATIENT("operation:gpc.registerpatient-1", "POST", Scope.PATIENT_WRITE),
    /** Find a practitioner. */
    FIND_PRACTITIONER("rest:search:practitioner-1", "GET", Scope.ORGANISATION_READ),
    /** Read a practitioner. */
    READ_PRACTITIONER("rest:read:practitioner-1", "GET", Scope.ORGANISATION_READ),
    /** Find an organisation. */
    FIND_ORGANISATION("rest:search:organization-1", "GET", Scope.ORGANISATION_READ),
    /** Read an organisation. */
    READ_ORGANISATION("rest:read:organization-1", "GET", Scope.ORGANISATION_READ),
    /** Read a location. */
    READ_LOCATION("rest:read:location-1", "GET", Scope.ORGANISATION_READ),
    /** Search for free slots. */
    SEARCH_FREE_SLOTS("rest:search:slot-1", "GET", Scope.ORGANISATION_READ),
    /** Book an appointment. */
    BOOK_APPOINTMENT("rest:create:appointment-1", "POST", Scope.PATIENT_WRITE),
    /** Read an appointment. */
    READ_APPOINTMENT("rest:read:appointment-1", "GET", Scope.PATIENT_READ),
    /** Retrieve a patient's appointments. */
    RETRIEVE_APPOINTMENTS("rest:search:patient_appointments-1", "GET", Scope.PATIENT_READ),
    /** Amend an appointment. */
    AMEND_APPOINTMENT("rest:update:appointment-1", "PUT", Scope.PATIENT_WRITE),
    /** Cancel an appointment. */
    CANCEL_APPOINTMENT("rest:cancel:appointment-1", "PUT", Scope.PATIENT_WRITE),
    /** Find healthcare services; from 1.2.8 providers only. */
    FIND_HEALTHCARE_SERVICE("rest:search:healthcareservice-1", "GET", Scope.ORGANISATION_READ),
    /** Read a healthcare service; from 1.2.8 providers only. */
    READ_HEALTHCARE_SERVICE("rest:read:healthcareservice-1", "GET", Scope.ORGANISATION_READ);

    private static final String PREFIX = "urn:nhs:names:services:gpconnect:fhir:";

    private final String id;
    private final String verb;
    private final Scope scope;

    InteractionId(String suffix, String verb, Scope scope) {
        this.id = PREFIX + suffix;
        this.verb = verb;
        this.scope = scope;
    }

    /** The full id, as {@code Ssp-InteractionID} carries it. */
    public String id() {
        return id;
    }

    /** The HTTP verb: GET, POST or PUT. */
    public String verb() {
        return verb;
    }

    /** What the token asks for ({@code requested_scope}), such as {@code patient/*.read}. */
    public String scope() {
        return scope.text;
    }

    /** Whether the interaction changes something at the practice. */
    public boolean isWrite() {
        return !verb.equals("GET");
    }

    private enum Scope {
        PATIENT_READ("patient/*.read"),
        PATIENT_WRITE("patient/*.write"),
        ORGANISATION_READ("organization/*.read");

        private final String text;

        Scope(String text) {
            this.text = text;
        }
    }
}
