package dev.gpconnect.appointments.patients;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.PersonName;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What PDS said about a patient when the application traced them (C-GEN-02): the NHS number, whether the record is sensitive,
 * and the demographics that a practice's are checked against (D-XC-01). A detail that is left out counts as different.
 */
public final class TracedPatient {

    private final NhsNumber nhsNumber;
    private final @Nullable PersonName name;
    private final @Nullable Gender gender;
    private final @Nullable LocalDate birthDate;
    private final boolean sensitive;

    private TracedPatient(Builder builder) {
        this.nhsNumber = builder.nhsNumber;
        this.name = builder.name;
        this.gender = builder.gender;
        this.birthDate = builder.birthDate;
        this.sensitive = builder.sensitive;
    }

    /** Starts a traced patient with this NHS number, verified on PDS. */
    public static Builder builder(NhsNumber nhsNumber) {
        return new Builder(nhsNumber);
    }

    /** The NHS number. */
    public NhsNumber nhsNumber() {
        return nhsNumber;
    }

    /** The name on PDS. */
    public Optional<PersonName> name() {
        return Optional.ofNullable(name);
    }

    /** The gender on PDS. */
    public Optional<Gender> gender() {
        return Optional.ofNullable(gender);
    }

    /** The date of birth on PDS. */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    /** Whether the record is sensitive on PDS (S-flag): no request may be made about such a patient (D-ID-03). */
    public boolean sensitive() {
        return sensitive;
    }

    /**
     * Stops what would lead to a request about a sensitive patient.
     *
     * @throws RefusedException if the record is sensitive (D-ID-03)
     */
    public void requireNotSensitive() {
        if (sensitive) {
            throw new RefusedException(
                    "D-ID-03", "No GP Connect request may be made about this patient; use another way");
        }
    }

    /** Nothing of it: it identifies a patient. */
    @Override
    public String toString() {
        return "TracedPatient[redacted]";
    }

    /** Puts a traced patient together. */
    public static final class Builder {

        private final NhsNumber nhsNumber;
        private @Nullable PersonName name;
        private @Nullable Gender gender;
        private @Nullable LocalDate birthDate;
        private boolean sensitive;

        private Builder(NhsNumber nhsNumber) {
            this.nhsNumber = Objects.requireNonNull(nhsNumber, "nhsNumber");
        }

        /** The name on PDS; absent by default. */
        public Builder name(PersonName name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /** The gender on PDS; absent by default. */
        public Builder gender(Gender gender) {
            this.gender = Objects.requireNonNull(gender, "gender");
            return this;
        }

        /** The date of birth on PDS; absent by default. */
        public Builder birthDate(LocalDate birthDate) {
            this.birthDate = Objects.requireNonNull(birthDate, "birthDate");
            return this;
        }

        /** Whether PDS flags the record as sensitive; false by default. */
        public Builder sensitive(boolean sensitive) {
            this.sensitive = sensitive;
            return this;
        }

        /** The traced patient. */
        public TracedPatient build() {
            return new TracedPatient(this);
        }
    }
}
