package dev.gpconnect.appointments.model;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The code by which a provider says what was wrong (code system {@code Spine-ErrorOrWarningCode-1}). The set is open.
 *
 * <p>The two codes that are spelt in two ways are equal in either spelling: {@code ACCESS DENIED} and {@code ACCESS_DENIED},
 * {@code NO_ORGANISATIONAL_CONSENT} and {@code NO_ORGANISATION_CONSENT} (C-GEN-08).
 *
 * @param value the code, with either spelling brought to the code system's own
 */
public record SpineErrorCode(String value) {

    /** No such record. */
    public static final SpineErrorCode NO_RECORD_FOUND = new SpineErrorCode("NO_RECORD_FOUND");
    /** The practice has no such patient, or none that may be seen. */
    public static final SpineErrorCode PATIENT_NOT_FOUND = new SpineErrorCode("PATIENT_NOT_FOUND");
    /** No such organisation. */
    public static final SpineErrorCode ORGANISATION_NOT_FOUND = new SpineErrorCode("ORGANISATION_NOT_FOUND");
    /** No such practitioner. */
    public static final SpineErrorCode PRACTITIONER_NOT_FOUND = new SpineErrorCode("PRACTITIONER_NOT_FOUND");
    /** The NHS number is not a valid one, or is no longer used. */
    public static final SpineErrorCode INVALID_NHS_NUMBER = new SpineErrorCode("INVALID_NHS_NUMBER");
    /** The identifier system is not supported. */
    public static final SpineErrorCode INVALID_IDENTIFIER_SYSTEM = new SpineErrorCode("INVALID_IDENTIFIER_SYSTEM");
    /** The identifier value is not valid. */
    public static final SpineErrorCode INVALID_IDENTIFIER_VALUE = new SpineErrorCode("INVALID_IDENTIFIER_VALUE");
    /** The demographics do not agree with PDS, or the patient may not be registered. */
    public static final SpineErrorCode INVALID_PATIENT_DEMOGRAPHICS =
            new SpineErrorCode("INVALID_PATIENT_DEMOGRAPHICS");
    /** A query or operation parameter is wrong. */
    public static final SpineErrorCode INVALID_PARAMETER = new SpineErrorCode("INVALID_PARAMETER");
    /** The body breaks a profile or a business rule. */
    public static final SpineErrorCode INVALID_RESOURCE = new SpineErrorCode("INVALID_RESOURCE");
    /** A reference in the body leads nowhere. */
    public static final SpineErrorCode REFERENCE_NOT_FOUND = new SpineErrorCode("REFERENCE_NOT_FOUND");
    /** A header, the token, the URL or the body is malformed. */
    public static final SpineErrorCode BAD_REQUEST = new SpineErrorCode("BAD_REQUEST");
    /** What was to be created exists already; on booking: the slot is no longer free. */
    public static final SpineErrorCode DUPLICATE_REJECTED = new SpineErrorCode("DUPLICATE_REJECTED");
    /** The version named is not the current one. */
    public static final SpineErrorCode FHIR_CONSTRAINT_VIOLATION = new SpineErrorCode("FHIR_CONSTRAINT_VIOLATION");
    /** GP Connect, or this capability, is switched off at the practice. */
    public static final SpineErrorCode ACCESS_DENIED = new SpineErrorCode("ACCESS DENIED");
    /** The patient does not share. */
    public static final SpineErrorCode NO_PATIENT_CONSENT = new SpineErrorCode("NO_PATIENT_CONSENT");
    /** The organisation does not share. */
    public static final SpineErrorCode NO_ORGANISATIONAL_CONSENT = new SpineErrorCode("NO_ORGANISATIONAL_CONSENT");
    /** The provider does not implement this. */
    public static final SpineErrorCode NOT_IMPLEMENTED = new SpineErrorCode("NOT_IMPLEMENTED");
    /** The provider failed. */
    public static final SpineErrorCode INTERNAL_SERVER_ERROR = new SpineErrorCode("INTERNAL_SERVER_ERROR");
    /** The media type is not supported. */
    public static final SpineErrorCode UNSUPPORTED_MEDIA_TYPE = new SpineErrorCode("UNSUPPORTED_MEDIA_TYPE");
    /** A precondition failed. */
    public static final SpineErrorCode PRECONDITION_FAILED = new SpineErrorCode("PRECONDITION_FAILED");

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z_ ]{1,63}|[1-5][0-9]{2}");

    /** Trims the code and brings the two codes that have two spellings to one. */
    public SpineErrorCode {
        value = canonical(Objects.requireNonNull(value, "value").strip());
    }

    /** The code in the text. */
    public static SpineErrorCode of(String text) {
        return new SpineErrorCode(text);
    }

    private static String canonical(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "ACCESS_DENIED" -> "ACCESS DENIED";
            case "NO_ORGANISATION_CONSENT" -> "NO_ORGANISATIONAL_CONSENT";
            default -> text;
        };
    }

    /** Whether the text can be a code, of the Spine or of HTTP; a provider may put anything in its place. */
    public boolean isWellFormed() {
        return SHAPE.matcher(value).matches();
    }

    /** The code, if it looks like one: a provider may put any text in its place, a patient's details among it. */
    @Override
    public String toString() {
        return isWellFormed() ? value : "(not a code)";
    }
}
