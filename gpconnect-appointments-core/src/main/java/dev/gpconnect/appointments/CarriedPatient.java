package dev.gpconnect.appointments;

import dev.gpconnect.appointments.fhir.StateReader;
import dev.gpconnect.appointments.fhir.StateWriter;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.Patient;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A patient's record as it is carried from one request of an application to the next: ids and what the user has seen. */
final class CarriedPatient {

    private static final String TYPE = "patient";
    private static final String SEEN = "acknowledged";

    private final String id;
    private final @Nullable String version;
    private final Set<Field> seen;

    private CarriedPatient(StateReader state) {
        this.id = state.requiredId("id");
        this.version = state.text("version");
        this.seen = seen(state);
    }

    static CarriedPatient read(String json, OdsCode practice) {
        return StateReader.read(json, TYPE, practice, CarriedPatient::new);
    }

    /**
     * The JSON of a record.
     *
     * @param seen the differences that the user has seen
     */
    static String write(OdsCode practice, Patient patient, List<DemographicDifference> seen) {
        String fields =
                seen.stream().map(difference -> difference.field().name()).collect(Collectors.joining(" "));
        return new StateWriter(TYPE, practice)
                .text("id", patient.id())
                .text("version", patient.versionId().orElse(null))
                .text(SEEN, fields.isEmpty() ? null : fields)
                .toJson();
    }

    String id() {
        return id;
    }

    /** Whether the user has seen these differences of the patient in this very version of the record. */
    boolean covers(Patient patient, List<DemographicDifference> differences) {
        return version != null
                && version.equals(patient.versionId().orElse(null))
                && differences.stream().map(DemographicDifference::field).allMatch(seen::contains);
    }

    private static Set<Field> seen(StateReader state) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        String names = state.text(SEEN);
        if (names != null) {
            for (String name : names.split(" ", -1)) {
                if (!fields.add(field(name, state))) {
                    throw state.refused("its " + SEEN + " names a field twice");
                }
            }
        }
        return fields;
    }

    private static Field field(String name, StateReader state) {
        for (Field field : Field.values()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw state.refused("its " + SEEN + " names a field that is not known");
    }
}
