package dev.gpconnect.appointments.error;

import dev.gpconnect.appointments.model.SpineErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One issue of an OperationOutcome (W-OO-01), as far as it was given. {@link #toString()} shows the code only: a provider may
 * quote what it was sent.
 *
 * @param type the FHIR issue type, such as {@code invalid}, or null
 * @param code the Spine error code, or null
 * @param codeSystem the system of the code, or null
 * @param display the text of the code, or null; never to be matched on (W-OO-03)
 * @param diagnostics what the provider says in its own words, for support staff, or null
 */
public record Issue(
        @Nullable String type,
        @Nullable SpineErrorCode code,
        @Nullable String codeSystem,
        @Nullable String display,
        @Nullable String diagnostics) {

    @Override
    public String toString() {
        return "Issue[" + code + "]";
    }
}
