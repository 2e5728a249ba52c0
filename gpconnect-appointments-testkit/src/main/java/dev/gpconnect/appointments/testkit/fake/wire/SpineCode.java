package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.Arrays;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueType;

/** The Spine codes that the fake answers with, and their displays in the code system (W-OO-02, W-OO-03). */
public enum SpineCode {
    /** Nothing is at the path, or no resource of a type without a code of its own. */
    NO_RECORD_FOUND("No record found"),

    /** No such patient, as far as the consumer may know. */
    PATIENT_NOT_FOUND("Patient not found"),

    /** An NHS number that fails its check, or that PDS does not accept. */
    INVALID_NHS_NUMBER("Invalid NHS number"),

    /** PDS does not confirm the person, or the person cannot be registered. */
    INVALID_PATIENT_DEMOGRAPHICS("Invalid patient demographics"),

    /** An identifier of another system than the search knows. */
    INVALID_IDENTIFIER_SYSTEM("Invalid identifier system"),

    /** A query parameter breaks a rule. */
    INVALID_PARAMETER("Invalid parameter"),

    /** The request is malformed. */
    BAD_REQUEST("Bad request"),

    /** The body breaks a rule. */
    INVALID_RESOURCE("Invalid validation of resource"),

    /** No such organisation. */
    ORGANISATION_NOT_FOUND("Organisation not found"),

    /** No such practitioner. */
    PRACTITIONER_NOT_FOUND("Practitioner not found"),

    /** The version that was changed is not the latest. */
    FHIR_CONSTRAINT_VIOLATION("FHIR constraint violated"),

    /** The capability is switched off here, or the parties do not share data. */
    ACCESS_DENIED("Access has been denied to process this request"),

    /** The slot is taken, or the patient registered already. */
    DUPLICATE_REJECTED("Create would lead to creation of a duplicate resource"),

    /** The provider has failed. */
    INTERNAL_SERVER_ERROR("Unexpected internal server error"),

    /** GP Connect has the interaction, this provider does not. */
    NOT_IMPLEMENTED("Not implemented"),

    /** The body refers to something that is not here. */
    REFERENCE_NOT_FOUND("Reference not found"),

    /** Neither FHIR JSON nor FHIR XML. */
    UNSUPPORTED_MEDIA_TYPE("Unsupported media type");

    private final String display;

    SpineCode(String display) {
        this.display = display;
    }

    /**
     * The code of a name.
     *
     * @throws IllegalArgumentException when the fake never answers with it
     */
    static SpineCode of(String name) {
        String constant = name.replace(' ', '_');
        return Arrays.stream(values())
                .filter(code -> code.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The fakes never answer with the Spine code '" + name
                        + "', but with " + Arrays.toString(values())));
    }

    /** The FHIR issue type that goes with the code in most answers (03 section 2). */
    IssueType issueType() {
        return switch (this) {
            case NO_RECORD_FOUND, PATIENT_NOT_FOUND, ORGANISATION_NOT_FOUND, PRACTITIONER_NOT_FOUND ->
                IssueType.NOTFOUND;
            case INVALID_NHS_NUMBER, INVALID_IDENTIFIER_SYSTEM -> IssueType.VALUE;
            case INVALID_PATIENT_DEMOGRAPHICS -> IssueType.BUSINESSRULE;
            case FHIR_CONSTRAINT_VIOLATION -> IssueType.CONFLICT;
            case ACCESS_DENIED -> IssueType.FORBIDDEN;
            case DUPLICATE_REJECTED -> IssueType.DUPLICATE;
            case INTERNAL_SERVER_ERROR -> IssueType.PROCESSING;
            case NOT_IMPLEMENTED, UNSUPPORTED_MEDIA_TYPE -> IssueType.NOTSUPPORTED;
            default -> IssueType.INVALID;
        };
    }

    /** The code on the wire; {@code ACCESS DENIED} is spelt with a space (K-02). */
    String code() {
        return this == ACCESS_DENIED ? "ACCESS DENIED" : name();
    }

    String display() {
        return display;
    }
}
