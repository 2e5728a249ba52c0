package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.error.SpineProxyException.Fault;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.patients.RegistrationRejectedException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the failures apart by who answered, the status and the Spine code (C-GEN-07, W-OO-04). */
final class Failures {

    private static final Set<SpineErrorCode> NOT_FOUND = Set.of(
            SpineErrorCode.NO_RECORD_FOUND,
            SpineErrorCode.PATIENT_NOT_FOUND,
            SpineErrorCode.PRACTITIONER_NOT_FOUND,
            SpineErrorCode.ORGANISATION_NOT_FOUND);
    private static final Set<SpineErrorCode> DENIED = Set.of(
            SpineErrorCode.ACCESS_DENIED, SpineErrorCode.NO_PATIENT_CONSENT, SpineErrorCode.NO_ORGANISATIONAL_CONSENT);

    private Failures() {}

    /** The failure that an OperationOutcome tells of, whoever sent it. */
    static ServiceException of(Failure failure) {
        return of(failure, false);
    }

    /**
     * The failure.
     *
     * @param proxied whether the request went to a Spine proxy, which then may be who sent an answer without an OperationOutcome
     */
    static ServiceException of(Failure failure, boolean proxied) {
        Fault fault = SpineProxyFaults.of(failure, proxied);
        if (fault != null) {
            return new SpineProxyException(fault, failure);
        }
        SpineErrorCode code = failure.issues().stream()
                .map(Issue::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean wrapped = failure.status() < 300;
        if (isSlotTaken(failure, code, wrapped)) {
            return new SlotTakenException(failure);
        }
        if (failure.status() == 404 || (wrapped && code != null && NOT_FOUND.contains(code))) {
            return new NotFoundException("The practice has no such record, or none that may be seen", failure);
        }
        boolean rejected = failure.status() == 400 || failure.status() == 422;
        if (rejected && failure.call().interaction() == InteractionId.REGISTER_PATIENT) {
            return new RegistrationRejectedException(failure);
        }
        boolean denied = failure.status() == 401 || failure.status() == 403;
        if (denied || (wrapped && code != null && DENIED.contains(code))) {
            return new AccessDeniedException(
                    failure.issues().isEmpty()
                            ? "Access is refused by the practice, or by a system on the way to it; check the connection"
                            : "The practice refuses access: GP Connect or this capability is switched off there,"
                                    + " or it does not share; contact the practice",
                    failure);
        }
        return new ServiceException(advice(failure.status(), code), failure);
    }

    private static boolean isSlotTaken(Failure failure, @Nullable SpineErrorCode code, boolean wrapped) {
        boolean duplicate = SpineErrorCode.DUPLICATE_REJECTED.equals(code);
        return failure.call().interaction() == InteractionId.BOOK_APPOINTMENT
                && (failure.status() == 409 || (wrapped && duplicate));
    }

    private static String advice(int status, @Nullable SpineErrorCode code) {
        if (SpineErrorCode.REFERENCE_NOT_FOUND.equals(code)) {
            return "The practice does not know an id in the request; find the patient and search for slots again";
        }
        if (status == 422 || status < 300) {
            return "The practice rejects the request, for the issues it lists";
        }
        if (status == 409 || status == 412) {
            return "The request conflicts with what the practice holds; read it again";
        }
        if (status == 429) {
            return "Too many requests; wait before the next one";
        }
        if (status >= 500) {
            return "The practice's system, or one on the way to it, failed";
        }
        if (status < 400) {
            return "The answer is a redirect, which is never followed; check the practice's address";
        }
        return "The request was called malformed; check the configuration and the issues listed";
    }
}
