package dev.gpconnect.appointments.testkit.fake.wire;

import org.hl7.fhir.dstu3.model.OperationOutcome.IssueType;

/** The first failing check of a request: it decides the whole answer. Diagnostics never hold patient data. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final IssueType type;
    private final SpineCode code;

    private Refusal(int status, IssueType type, SpineCode code, String diagnostics) {
        super(diagnostics, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    /**
     * A refusal as a knob names it.
     *
     * @param statusAndCode the HTTP status, a space, the Spine code
     */
    public static Refusal of(String statusAndCode, String diagnostics) {
        String[] parts = statusAndCode.split(" ", 2);
        SpineCode code = SpineCode.of(parts.length > 1 ? parts[1] : "");
        int status = Integer.parseInt(parts[0]);
        return new Refusal(status, status == 404 ? IssueType.NOTFOUND : code.issueType(), code, diagnostics);
    }

    /** 400 BAD_REQUEST: the request itself is malformed. */
    public static Refusal badRequest(String diagnostics) {
        return new Refusal(400, IssueType.INVALID, SpineCode.BAD_REQUEST, diagnostics);
    }

    /** 400 with a code of its own: a value that cannot be one, as an NHS number that fails its check. */
    public static Refusal badValue(SpineCode code, String diagnostics) {
        return new Refusal(400, IssueType.VALUE, code, diagnostics);
    }

    /** 400 INVALID_PATIENT_DEMOGRAPHICS: this person cannot be registered, whatever the reason (REG-E3). */
    public static Refusal badDemographics(String diagnostics) {
        return new Refusal(400, IssueType.BUSINESSRULE, SpineCode.INVALID_PATIENT_DEMOGRAPHICS, diagnostics);
    }

    /** 403 ACCESS DENIED: the practice does not offer this (P-GEN-18). */
    public static Refusal accessDenied(String diagnostics) {
        return new Refusal(403, IssueType.FORBIDDEN, SpineCode.ACCESS_DENIED, diagnostics);
    }

    /** 404 with the code that fits the type of what was asked for. */
    public static Refusal notFound(SpineCode code, String diagnostics) {
        return new Refusal(404, IssueType.NOTFOUND, code, diagnostics);
    }

    /** 409 DUPLICATE_REJECTED: it is taken, or there is one already (P-BOOK-12, P-REG-11). */
    public static Refusal duplicate(String diagnostics) {
        return new Refusal(409, IssueType.DUPLICATE, SpineCode.DUPLICATE_REJECTED, diagnostics);
    }

    /** 409 FHIR_CONSTRAINT_VIOLATION: somebody else has changed the resource since. */
    public static Refusal staleVersion(String diagnostics) {
        return new Refusal(409, IssueType.CONFLICT, SpineCode.FHIR_CONSTRAINT_VIOLATION, diagnostics);
    }

    static Refusal unsupportedMediaType(String diagnostics) {
        return new Refusal(415, IssueType.NOTSUPPORTED, SpineCode.UNSUPPORTED_MEDIA_TYPE, diagnostics);
    }

    /** 422 INVALID_RESOURCE: a well-formed body that breaks a rule. */
    public static Refusal invalidResource(String diagnostics) {
        return new Refusal(422, IssueType.INVALID, SpineCode.INVALID_RESOURCE, diagnostics);
    }

    /** 422 INVALID_PARAMETER: a query parameter that breaks a rule. */
    public static Refusal invalidParameter(String diagnostics) {
        return new Refusal(422, IssueType.INVALID, SpineCode.INVALID_PARAMETER, diagnostics);
    }

    /** 422 REFERENCE_NOT_FOUND: the body refers to something that is not here. */
    public static Refusal referenceNotFound(String diagnostics) {
        return new Refusal(422, IssueType.INVALID, SpineCode.REFERENCE_NOT_FOUND, diagnostics);
    }

    /** 500 INTERNAL_SERVER_ERROR: the fault is the provider's (P-GEN-22). */
    public static Refusal internalError(String diagnostics) {
        return new Refusal(500, IssueType.PROCESSING, SpineCode.INTERNAL_SERVER_ERROR, diagnostics);
    }

    /** 501 NOT_IMPLEMENTED: GP Connect has it, this practice does not (P-GEN-06). */
    public static Refusal notImplemented(String diagnostics) {
        return new Refusal(501, IssueType.NOTSUPPORTED, SpineCode.NOT_IMPLEMENTED, diagnostics);
    }

    int status() {
        return status;
    }

    IssueType type() {
        return type;
    }

    SpineCode code() {
        return code;
    }

    String diagnostics() {
        return String.valueOf(getMessage());
    }
}
