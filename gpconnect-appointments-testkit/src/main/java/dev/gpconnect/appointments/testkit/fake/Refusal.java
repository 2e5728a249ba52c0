package dev.gpconnect.appointments.testkit.fake;

import org.hl7.fhir.dstu3.model.OperationOutcome.IssueType;

/** The first failing check of a request: it decides the whole answer. Diagnostics never hold patient data. */
final class Refusal extends RuntimeException {
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

    static Refusal badRequest(String diagnostics) {
        return new Refusal(400, IssueType.INVALID, SpineCode.BAD_REQUEST, diagnostics);
    }

    static Refusal badValue(SpineCode code, String diagnostics) {
        return new Refusal(400, IssueType.VALUE, code, diagnostics);
    }

    static Refusal badDemographics(String diagnostics) {
        return new Refusal(400, IssueType.BUSINESSRULE, SpineCode.INVALID_PATIENT_DEMOGRAPHICS, diagnostics);
    }

    static Refusal accessDenied(String diagnostics) {
        return new Refusal(403, IssueType.FORBIDDEN, SpineCode.ACCESS_DENIED, diagnostics);
    }

    static Refusal notFound(SpineCode code, String diagnostics) {
        return new Refusal(404, IssueType.NOTFOUND, code, diagnostics);
    }

    static Refusal duplicate(String diagnostics) {
        return new Refusal(409, IssueType.DUPLICATE, SpineCode.DUPLICATE_REJECTED, diagnostics);
    }

    static Refusal staleVersion(String diagnostics) {
        return new Refusal(409, IssueType.CONFLICT, SpineCode.FHIR_CONSTRAINT_VIOLATION, diagnostics);
    }

    static Refusal unsupportedMediaType(String diagnostics) {
        return new Refusal(415, IssueType.NOTSUPPORTED, SpineCode.UNSUPPORTED_MEDIA_TYPE, diagnostics);
    }

    static Refusal invalidResource(String diagnostics) {
        return new Refusal(422, IssueType.INVALID, SpineCode.INVALID_RESOURCE, diagnostics);
    }

    static Refusal invalidParameter(String diagnostics) {
        return new Refusal(422, IssueType.INVALID, SpineCode.INVALID_PARAMETER, diagnostics);
    }

    static Refusal referenceNotFound(String diagnostics) {
        return new Refusal(422, IssueType.INVALID, SpineCode.REFERENCE_NOT_FOUND, diagnostics);
    }

    static Refusal internalError(String diagnostics) {
        return new Refusal(500, IssueType.PROCESSING, SpineCode.INTERNAL_SERVER_ERROR, diagnostics);
    }

    static Refusal notImplemented(String diagnostics) {
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
