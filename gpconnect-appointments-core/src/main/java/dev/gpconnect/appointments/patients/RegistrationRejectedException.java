package dev.gpconnect.appointments.patients;

import dev.gpconnect.appointments.error.ServiceException;

/**
 * A practice does not register the patient: the record on PDS does not permit it, or the details do not agree with it. The
 * answer does not say which, and nothing may be guessed (REG-E1 to REG-E3, D-ID-04).
 */
public final class RegistrationRejectedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /** The answer that says so. */
    public RegistrationRejectedException(Failure failure) {
        super(
                "The practice does not register the patient; check the details against PDS, or telephone the practice",
                failure);
    }
}
