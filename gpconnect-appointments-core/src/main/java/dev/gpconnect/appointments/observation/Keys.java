package dev.gpconnect.appointments.observation;

import dev.gpconnect.appointments.CallOutcome;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.SpineErrorCode;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.regex.Pattern;

/** The key values of observations. Those of low cardinality come from closed sets, whatever a practice answers. */
final class Keys {

    static final String INTERACTION = "gpconnect.interaction";
    static final String OUTCOME = "gpconnect.outcome";
    static final String STATUS = "gpconnect.status";
    static final String SPINE_CODE = "gpconnect.spine.code";
    static final String EXCEPTION = "gpconnect.exception";
    static final String ATTEMPTS = "gpconnect.attempts";
    static final String ATTEMPT = "gpconnect.attempt";
    static final String PRACTICE = "gpconnect.practice";
    static final String TRACE_ID = "gpconnect.trace.id";
    static final String NONE = "none";
    static final String OTHER = "other";

    private static final String SDK = "dev.gpconnect.appointments.";
    private static final Pattern HTTP_NUMBER = Pattern.compile("[1-5][0-9]{2}");
    private static final Set<SpineErrorCode> KNOWN = Set.of(
            SpineErrorCode.NO_RECORD_FOUND,
            SpineErrorCode.PATIENT_NOT_FOUND,
            SpineErrorCode.ORGANISATION_NOT_FOUND,
            SpineErrorCode.PRACTITIONER_NOT_FOUND,
            SpineErrorCode.INVALID_NHS_NUMBER,
            SpineErrorCode.INVALID_IDENTIFIER_SYSTEM,
            SpineErrorCode.INVALID_IDENTIFIER_VALUE,
            SpineErrorCode.INVALID_PATIENT_DEMOGRAPHICS,
            SpineErrorCode.INVALID_PARAMETER,
            SpineErrorCode.INVALID_RESOURCE,
            SpineErrorCode.REFERENCE_NOT_FOUND,
            SpineErrorCode.BAD_REQUEST,
            SpineErrorCode.DUPLICATE_REJECTED,
            SpineErrorCode.FHIR_CONSTRAINT_VIOLATION,
            SpineErrorCode.ACCESS_DENIED,
            SpineErrorCode.NO_PATIENT_CONSENT,
            SpineErrorCode.NO_ORGANISATIONAL_CONSENT,
            SpineErrorCode.NOT_IMPLEMENTED,
            SpineErrorCode.INTERNAL_SERVER_ERROR,
            SpineErrorCode.UNSUPPORTED_MEDIA_TYPE,
            SpineErrorCode.PRECONDITION_FAILED);

    private Keys() {}

    /** An observation before it is started; keys whose value is known at the end only are there, so that they always are. */
    static Observation observation(
            String name, ObservationRegistry registry, InteractionId interaction, OdsCode practice) {
        return Observation.createNotStarted(name, registry)
                .contextualName(name + " " + interaction.name())
                .lowCardinalityKeyValue(INTERACTION, interaction.name())
                .lowCardinalityKeyValue(OUTCOME, NONE)
                .lowCardinalityKeyValue(STATUS, NONE)
                .lowCardinalityKeyValue(SPINE_CODE, NONE)
                .lowCardinalityKeyValue(EXCEPTION, NONE)
                .highCardinalityKeyValue(PRACTICE, practice.value());
    }

    /** Says what became of it. */
    static void describe(Observation observation, CallOutcome outcome) {
        observation
                .lowCardinalityKeyValue(OUTCOME, outcome.kind().name())
                .lowCardinalityKeyValue(STATUS, status(outcome))
                .lowCardinalityKeyValue(
                        SPINE_CODE, outcome.code().map(Keys::code).orElse(NONE))
                .lowCardinalityKeyValue(
                        EXCEPTION, outcome.failure().map(Keys::exception).orElse(NONE));
        outcome.attempt()
                .ifPresent(attempt -> observation.highCardinalityKeyValue(
                        TRACE_ID, attempt.traceId().toString()));
        outcome.failure().ifPresent(failure -> observation.error(ObservedFailure.of(failure)));
    }

    static String code(SpineErrorCode code) {
        boolean isBounded =
                KNOWN.contains(code) || HTTP_NUMBER.matcher(code.value()).matches();
        return isBounded ? code.value() : OTHER;
    }

    private static String status(CallOutcome outcome) {
        int status = outcome.status().orElse(0);
        if (status == 0) {
            return NONE;
        }
        return status >= 100 && status <= 599 ? String.valueOf(status) : OTHER;
    }

    private static String exception(Throwable failure) {
        Class<?> type = failure.getClass();
        return type.getName().startsWith(SDK) ? type.getSimpleName() : OTHER;
    }
}
