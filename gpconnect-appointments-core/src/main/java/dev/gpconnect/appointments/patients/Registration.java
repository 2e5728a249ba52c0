package dev.gpconnect.appointments.patients;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.PersonName;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A temporary registration at a practice that has no active record of the patient, as a step towards a booking (C-REG-01). It
 * holds what a practice may be sent and nothing else (C-REG-02); what is left out the practice takes from PDS.
 *
 * <pre>{@code
 * Registration registration = Registration.builder(traced)
 *         .mobilePhone("07700 900123")
 *         .interpreter("pl", "Polish")
 *         .build();
 * }</pre>
 */
public final class Registration {

    private final TracedPatient traced;
    private final PersonName name;
    private final LocalDate birthDate;
    private final Map<String, Address> addresses;
    private final List<ContactPoint> contacts;
    private final @Nullable Language language;

    private Registration(Builder builder) {
        this.traced = builder.traced;
        this.name = builder.traced.name().orElseThrow();
        this.birthDate = builder.traced.birthDate().orElseThrow();
        this.addresses = new LinkedHashMap<>(builder.addresses);
        this.contacts = List.copyOf(builder.contacts.values());
        this.language = builder.language;
    }

    /** A language, and whether the patient needs an interpreter for it. */
    record Language(String code, String display, boolean interpreterRequired) {}

    /**
     * Starts a registration of a patient.
     *
     * @param traced what PDS said; its name, with family and given, and its birth date are needed
     * @throws RefusedException if one of these is missing (C-REG-02), or the patient is sensitive (D-ID-03)
     */
    public static Builder builder(TracedPatient traced) {
        return new Builder(traced);
    }

    /** The patient. */
    public TracedPatient traced() {
        return traced;
    }

    /** The body of the request: a Parameters resource in FHIR JSON (M-PRM-01, M-PAT column REG). */
    public byte[] toFhir() {
        return new RegistrationWriter(this).write();
    }

    PersonName name() {
        return name;
    }

    LocalDate birthDate() {
        return birthDate;
    }

    Map<String, Address> addresses() {
        return addresses;
    }

    List<ContactPoint> contacts() {
        return contacts;
    }

    Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    /** Nothing of it: it identifies a patient. */
    @Override
    public String toString() {
        return "Registration[redacted]";
    }

    /** Puts a registration together; each contact is one, as a practice refuses a second of a kind. */
    public static final class Builder {

        private final TracedPatient traced;
        private final Map<String, Address> addresses = new LinkedHashMap<>();
        private final Map<String, ContactPoint> contacts = new LinkedHashMap<>();
        private @Nullable Language language;

        private Builder(TracedPatient traced) {
            this.traced = traced;
            traced.requireNotSensitive();
            boolean named = traced.name()
                    .map(name ->
                            !name.family().isBlank() && name.given().stream().anyMatch(given -> !given.isBlank()))
                    .orElse(false);
            if (!named || traced.birthDate().isEmpty()) {
                throw new RefusedException(
                        "C-REG-02", "A registration needs family name, given name and date of birth, as PDS has them");
            }
        }

        /** The home address; the practice takes PDS's by default. */
        public Builder homeAddress(Address address) {
            addresses.put("home", Objects.requireNonNull(address, "address"));
            return this;
        }

        /** Where the patient stays for now, beside the home address (C-REG-05). */
        public Builder temporaryAddress(Address address) {
            addresses.put("temp", Objects.requireNonNull(address, "address"));
            return this;
        }

        /** The telephone number at home. */
        public Builder homePhone(String number) {
            return contact("phone", number, "home");
        }

        /** The telephone number at work. */
        public Builder workPhone(String number) {
            return contact("phone", number, "work");
        }

        /** The mobile telephone number. */
        public Builder mobilePhone(String number) {
            return contact("phone", number, "mobile");
        }

        /** The number to call the patient at for now; only here can one be given (C-REG-05). */
        public Builder temporaryPhone(String number) {
            return contact("phone", number, "temp");
        }

        /** The e-mail address. */
        public Builder email(String address) {
            return contact("email", address, "home");
        }

        /**
         * The language that the patient speaks, without need of an interpreter.
         *
         * @param code of the code system CareConnect-HumanLanguage-1, such as {@code pl}
         * @param display its display, such as {@code Polish}
         */
        public Builder language(String code, String display) {
            language = new Language(required(code, "code"), required(display, "display"), false);
            return this;
        }

        /** The language that the patient speaks, for which an interpreter is needed; see {@link #language}. */
        public Builder interpreter(String code, String display) {
            language = new Language(required(code, "code"), required(display, "display"), true);
            return this;
        }

        /** The registration. */
        public Registration build() {
            return new Registration(this);
        }

        private Builder contact(String system, String value, String use) {
            contacts.put(system + use, new ContactPoint(system, required(value, "value"), use));
            return this;
        }

        private static String required(String text, String what) {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                throw new RefusedException("C-REG-02", "The " + what + " is empty; leave it out instead");
            }
            return stripped;
        }
    }
}
