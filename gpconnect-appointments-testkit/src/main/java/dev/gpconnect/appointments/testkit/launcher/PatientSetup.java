package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.TracedPatient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The patient of a journey, as the options tell; the reference patient's details stand in where that patient is meant. */
final class PatientSetup {

    private final JourneyOptions.PatientGroup options;
    private final NhsNumber number;
    private final @Nullable String family;
    private final @Nullable String given;
    private final @Nullable LocalDate birthDate;
    private final @Nullable Gender gender;

    /**
     * Reads the options.
     *
     * @param local whether the provider is on this machine
     */
    PatientSetup(JourneyOptions.PatientGroup options, NhsNumber number, boolean local) {
        boolean reference = local && number.value().equals(Reference.NHS_NUMBER);
        this.options = options;
        this.number = number;
        this.family = or(options.family, reference ? Reference.FAMILY_NAME : null);
        this.given = or(options.given, reference ? Reference.GIVEN_NAME : null);
        this.birthDate = or(options.birthDate, reference ? Reference.BIRTH_DATE : null);
        this.gender = or(options.gender, reference ? Reference.GENDER : null);
    }

    /** The patient; IllegalArgumentException, naming the options, where a registration that is asked for lacks details. */
    JourneyPlan.Subject subject() {
        boolean anything = Stream.of(family, given, birthDate, gender).anyMatch(value -> value != null);
        TracedPatient traced = traced();
        return new JourneyPlan.Subject(
                traced, anything, options.accept, options.register ? registration(traced) : null);
    }

    private TracedPatient traced() {
        TracedPatient.Builder traced = TracedPatient.builder(number);
        if (family != null || given != null) {
            List<String> givens =
                    given == null ? List.of() : Arrays.asList(given.strip().split("\\s+"));
            traced.name(new PersonName(family == null ? "" : family, givens, List.of()));
        }
        if (birthDate != null) {
            traced.birthDate(birthDate);
        }
        if (gender != null) {
            traced.gender(gender);
        }
        return traced.build();
    }

    private Registration registration(TracedPatient traced) {
        List<String> lacking = new ArrayList<>();
        if (family == null || family.isBlank()) {
            lacking.add("--family-name");
        }
        if (given == null || given.isBlank()) {
            lacking.add("--given-name");
        }
        if (birthDate == null) {
            lacking.add("--birth-date");
        }
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException("--register also needs " + String.join(", ", lacking)
                    + ": a practice registers a patient with the details that PDS has (C-REG-02)");
        }
        return Registration.builder(traced).build();
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T other) {
        return given == null ? other : given;
    }
}
