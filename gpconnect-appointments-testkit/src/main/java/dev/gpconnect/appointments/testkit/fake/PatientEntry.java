package dev.gpconnect.appointments.testkit.fake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A patient's record at the practice. */
record PatientEntry(
        String id, int version, Demographics demographics, Registration registration, PatientDetails details) {

    PatientEntry(String id, int version, Demographics demographics, Registration registration) {
        this(id, version, demographics, registration, PatientDetails.NONE);
    }

    /**
     * How the patient stands with the practice.
     *
     * @param type the code of the registration type (section 8.6)
     * @param verified whether the NHS number was ever verified
     */
    record Registration(
            String type,
            boolean left,
            @Nullable LocalDate died,
            boolean verified,
            @Nullable String preferredBranch) {

        static final Registration REGULAR = new Registration("R", false, null, true, null);

        Registration ofType(String other) {
            return new Registration(other, left, died, verified, preferredBranch);
        }

        Registration hasLeft() {
            return new Registration(type, true, died, verified, preferredBranch);
        }

        Registration hasDied(LocalDate day) {
            return new Registration(type, left, day, verified, preferredBranch);
        }

        Registration verified(boolean now) {
            return new Registration(type, left, died, now, preferredBranch);
        }

        /** Of type T, here, and verified by PDS. */
        Registration temporary() {
            return new Registration("T", false, died, true, preferredBranch);
        }

        Registration prefers(String locationId) {
            return new Registration(type, left, died, verified, locationId);
        }
    }

    /** Neither left nor deceased (P-FPAT-02, P-BOOK-08). */
    boolean active() {
        return !registration.left() && registration.died() == null;
    }

    PatientEntry verified() {
        return new PatientEntry(id, version + 1, demographics, registration.verified(true), details);
    }

    /** The next version of a lapsed record: temporary, with what the registration brought (P-REG-13). */
    PatientEntry reactivated(Demographics who, PatientDetails brought) {
        return new PatientEntry(id, version + 1, who, registration.temporary(), brought);
    }

    /** Hides the patient. */
    @Override
    public String toString() {
        return "PatientEntry[redacted]";
    }
}
