package dev.gpconnect.appointments;

import dev.gpconnect.appointments.fhir.StateReader;
import dev.gpconnect.appointments.fhir.StateWriter;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.Patient;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A patient's record as it is carried from one request of an application to the next: ids, and the authentication code of what the
 * user has seen.
 */
final class CarriedPatient {

    private static final String TYPE = "patient";
    private static final String SEEN = "acknowledged";
    private static final Pattern CODE = Pattern.compile("[0-9A-Fa-f]{64}");

    private final OdsCode practice;
    private final String id;
    private final @Nullable String version;
    private final @Nullable String seen;

    private CarriedPatient(StateReader state, OdsCode practice) {
        this.practice = practice;
        this.id = state.requiredId("id");
        this.version = state.text("version");
        this.seen = seen(state);
    }

    static CarriedPatient read(String json, OdsCode practice) {
        return StateReader.read(json, TYPE, practice, state -> new CarriedPatient(state, practice));
    }

    /**
     * The JSON of a record.
     *
     * @param seen the differences that the user has seen; not carried where the record's version is unknown
     */
    static String write(OdsCode practice, Patient patient, List<DemographicDifference> seen, AcknowledgementKey key) {
        String version = patient.versionId().orElse(null);
        String code = version == null || seen.isEmpty()
                ? null
                : HexFormat.of().formatHex(key.code(practice, patient.id(), version, seen));
        return new StateWriter(TYPE, practice)
                .text("id", patient.id())
                .text("version", version)
                .text(SEEN, code)
                .toJson();
    }

    String id() {
        return id;
    }

    /** Whether the user has seen exactly these differences, value by value, in this very version of the patient's record. */
    boolean covers(Patient patient, List<DemographicDifference> differences, AcknowledgementKey key) {
        return seen != null
                && version != null
                && version.equals(patient.versionId().orElse(null))
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(seen), key.code(practice, patient.id(), version, differences));
    }

    private static @Nullable String seen(StateReader state) {
        String code = state.text(SEEN);
        if (code != null && !CODE.matcher(code).matches()) {
            throw state.refused("its " + SEEN + " is not 64 hexadecimal digits");
        }
        return code;
    }
}
