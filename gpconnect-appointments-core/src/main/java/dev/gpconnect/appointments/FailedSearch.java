package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Cause;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Kind;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.RegistrationException;
import dev.gpconnect.appointments.transport.NotSentIOException;

/** Explains a failure that a search for free slots, or the capability statement asked for with it, met. */
final class FailedSearch {

    private FailedSearch() {}

    /** Explains a failure, be it that the directory gave no address of the practice, or one of what came after. */
    static Cause cause(GpConnectException failure, SlotSearch search, boolean notFound) {
        boolean isUnknownService = failure instanceof NotFoundException
                && search.service().isPresent()
                && failure.call()
                        .filter(call -> call.interaction() == InteractionId.SEARCH_FREE_SLOTS)
                        .isPresent();
        if (isUnknownService) {
            return new Cause(
                    Kind.SERVICE_FILTERING,
                    "The practice does not have the service that the search names; check the service id, or search without it");
        }
        Kind kind = notFound ? Kind.NOT_IN_DIRECTORY : kind(failure);
        return new Cause(kind, explanation(kind, failure));
    }

    private static Kind kind(GpConnectException failure) {
        if (failure instanceof SpineProxyException refusal) {
            return kind(refusal.fault());
        }
        if (failure instanceof AccessDeniedException refusal) {
            return denied(refusal);
        }
        if (failure instanceof RegistrationException) {
            // the practice's own address is known by then
            return Kind.SENDER_NOT_REGISTERED;
        }
        boolean isUnreachable = failure instanceof OutcomeUnknownException
                || (failure.getCause() instanceof NotSentIOException notSent && notSent.mayPass());
        return isUnreachable ? Kind.UNREACHABLE : Kind.FAULT;
    }

    private static Kind kind(SpineProxyException.Fault fault) {
        return switch (fault) {
            case NO_AGREEMENT -> Kind.NOT_SHARING;
            case SENDER_NOT_REGISTERED -> Kind.SENDER_NOT_REGISTERED;
            case RECEIVER_NOT_REGISTERED -> Kind.RECEIVER_NOT_REGISTERED;
            case PROVIDER_UNREACHABLE, NO_RESPONSE, UNAVAILABLE, GATEWAY_TIMEOUT, NETWORK_TIMEOUT -> Kind.UNREACHABLE;
            case ADDRESS_VARIES,
                    METHOD_NOT_ALLOWED,
                    UNSUPPORTED_MEDIA_TYPE,
                    TOO_MANY_REQUESTS,
                    CLIENT_CERTIFICATE_INVALID,
                    CLIENT_CERTIFICATE_MISSING,
                    PLAIN_HTTP,
                    OTHER -> Kind.FAULT;
        };
    }

    private static Kind denied(ServiceException refusal) {
        SpineErrorCode code = refusal.code().orElse(null);
        if (SpineErrorCode.ACCESS_DENIED.equals(code)) {
            return Kind.CAPABILITY_OFF;
        }
        boolean isNotSharing =
                SpineErrorCode.NO_ORGANISATIONAL_CONSENT.equals(code) || SpineErrorCode.NO_PATIENT_CONSENT.equals(code);
        return isNotSharing ? Kind.NOT_SHARING : Kind.FAULT;
    }

    private static String explanation(Kind kind, GpConnectException failure) {
        String advice = switch (kind) {
            case CAPABILITY_OFF -> "The practice has switched GP Connect, or its appointments, off; ask the practice.";
            case NOT_SHARING -> "The practice does not share with this organisation.";
            case NOT_IN_DIRECTORY -> "The directory gave no address of the practice.";
            case UNREACHABLE ->
                "The practice's system, or one on the way to it, is down or does not answer; try later.";
            case SENDER_NOT_REGISTERED -> "This application's own registration with the Spine does not cover the call.";
            case RECEIVER_NOT_REGISTERED -> "The practice's system is not registered with the Spine for the call.";
            default -> "The call failed.";
        };
        return advice + " " + failure.getMessage();
    }
}
