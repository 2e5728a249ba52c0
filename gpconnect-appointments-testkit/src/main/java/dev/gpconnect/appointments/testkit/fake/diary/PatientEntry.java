package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A patient's record at the practice. */
public record PatientEntry(
        String id, int version, Demographics demographics, Registration registration, PatientDetails details) {

    /** A record without further details, as the practice's own patients are. */
    public PatientEntry(String id, int version, Demographics demographics, Registration registration) {
        this(id, version, demographics, registration, PatientDetails.NONE);
    }

    /**
     * How the patient stands with the practice.
     *
     * @param type the code of the registration type (section 8.6)
     * @param verified whether the NHS number was ever verified
     */
    public record Registration(
            String type,
            boolean left,
            @Nullable LocalDate died,
            boolean verified,
            @Nullable String preferredBranch) {

        /** A regular patient in good standing, whose NHS number was verified, without a preferred branch. */
        public static final Registration REGULAR = new Registration("R", false, null, true, null);

        /** The same with another registration type. */
        public Registration ofType(String other) {
            return new Registration(other, left, died, verified, preferredBranch);
        }

        /** The same after the patient has left the practice. */
        public Registration hasLeft() {
            return new Registration(type, true, died, verified, preferredBranch);
        }

        /** The same after the patient has died. */
        public Registration hasDied(LocalDate day) {
            return new Registration(type, left, day, verified, preferredBranch);
        }

        /** The same with the NHS number verified, or never verified. */
        public Registration verified(boolean now) {
            return new Registration(type, left, died, now, preferredBranch);
        }

        /** Of type T, here, and verified by PDS. */
        public Registration temporary() {
            return new Registration("T", false, died, true, preferredBranch);
        }

        /** The same with a preferred branch surgery (M-EXT-06). */
        public Registration prefers(String locationId) {
            return new Registration(type, left, died, verified, locationId);
        }
    }

    /** Neither left nor deceased (P-FPAT-02, P-BOOK-08). */
    public boolean active() {
        return !registration.left() && registration.died() == null;
    }

    /** The next version, in which the NHS number has been verified (P-FPAT-02). */
    public PatientEntry verified() {
        return new PatientEntry(id, version + 1, demographics, registration.verified(true), details);
    }

    /** The next version of a lapsed record: temporary, with what the registration brought (P-REG-13). */
    public PatientEntry reactivated(Demographics who, PatientDetails brought) {
        return new PatientEntry(id, version + 1, who, registration.temporary(), brought);
    }

    /** Hides the patient. */
    @Override
    public String toString() {
        return "PatientEntry[redacted]";
    }
}
