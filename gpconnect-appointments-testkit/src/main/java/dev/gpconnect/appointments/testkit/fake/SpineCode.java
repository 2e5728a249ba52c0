package dev.gpconnect.appointments.testkit.fake;

/** The Spine codes that the fake answers with, and their displays in the code system (W-OO-02, W-OO-03). */
enum SpineCode {
    NO_RECORD_FOUND("No record found"),
    PATIENT_NOT_FOUND("Patient not found"),
    INVALID_NHS_NUMBER("Invalid NHS number"),
    INVALID_PATIENT_DEMOGRAPHICS("Invalid patient demographics"),
    INVALID_IDENTIFIER_SYSTEM("Invalid identifier system"),
    INVALID_PARAMETER("Invalid parameter"),
    BAD_REQUEST("Bad request"),
    INVALID_RESOURCE("Invalid validation of resource"),
    ORGANISATION_NOT_FOUND("Organisation not found"),
    PRACTITIONER_NOT_FOUND("Practitioner not found"),
    FHIR_CONSTRAINT_VIOLATION("FHIR constraint violated"),
    ACCESS_DENIED("Access has been denied to process this request"),
    DUPLICATE_REJECTED("Create would lead to creation of a duplicate resource"),
    INTERNAL_SERVER_ERROR("Unexpected internal server error"),
    NOT_IMPLEMENTED("Not implemented"),
    REFERENCE_NOT_FOUND("Reference not found"),
    UNSUPPORTED_MEDIA_TYPE("Unsupported media type");

    private final String display;

    SpineCode(String display) {
        this.display = display;
    }

    /** The code on the wire; {@code ACCESS DENIED} is spelt with a space (K-02). */
    String code() {
        return this == ACCESS_DENIED ? "ACCESS DENIED" : name();
    }

    String display() {
        return display;
    }
}
