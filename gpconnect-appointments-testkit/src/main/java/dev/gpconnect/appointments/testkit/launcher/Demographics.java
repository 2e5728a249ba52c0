package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.patients.DemographicDifference;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how the practice's record of the patient and what PDS said differ (D-XC-02). */
final class Demographics {

    private Demographics() {}

    static String alert(PatientRecord patient, JourneyPlan.Subject subject) {
        if (!subject.demographicsGiven()) {
            return "Found, but nothing was given to check the record against: give --family-name, --given-name,"
                    + " --birth-date and --gender, or --accept-demographics (D-XC-01)";
        }
        return "The practice's record differs from PDS: "
                + patient.differences().stream().map(Demographics::line).collect(Collectors.joining("; "))
                + ". Check that it is the right patient, then correct the option or add --accept-demographics (D-XC-02)";
    }

    private static String line(DemographicDifference difference) {
        String field = difference.field().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return field + " " + shown(difference.ours()) + " on PDS, " + shown(difference.theirs()) + " at the practice";
    }

    private static String shown(@Nullable String value) {
        return value == null ? "not given" : "\"" + value + "\"";
    }
}
