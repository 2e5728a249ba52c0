package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Registrations.JON;
import static dev.gpconnect.appointments.testkit.fake.Registrations.assertRefused;
import static dev.gpconnect.appointments.testkit.fake.Registrations.full;
import static dev.gpconnect.appointments.testkit.fake.Registrations.minimal;
import static dev.gpconnect.appointments.testkit.fake.Registrations.patient;
import static dev.gpconnect.appointments.testkit.fake.Registrations.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The knob registerErrors: what the page refuses with 422, the acceptance suite expects as 400 (K-05, REG-E1 to REG-E3). */
class KnobRegisterErrorsTest {
    private final World world = new World();

    static List<Arguments> faults() {
        return List.of(
                fault("P-REG-05 no birth date", sent -> patient(sent).remove("birthDate")),
                fault("P-REG-05 no official name", sent -> name(sent).put("use", "usual")),
                fault("P-REG-05 no family", sent -> name(sent).remove("family")),
                fault(
                        "P-REG-04 identifier without system",
                        sent -> ((ObjectNode) patient(sent).at("/identifier/0")).remove("system")),
                fault("P-REG-01 parameter twice", sent -> {
                    ArrayNode parameters = sent.withArray("parameter");
                    parameters.add(parameters.get(0).deepCopy());
                }),
                fault(
                        "P-REG-03 telecom use twice",
                        sent -> ((ObjectNode) patient(sent).at("/telecom/1")).put("use", "home")),
                fault(
                        "P-REG-03 two emails",
                        sent -> patient(sent)
                                .withArray("telecom")
                                .addObject()
                                .put("system", "email")
                                .put("use", "work")
                                .put("value", "a@patient.example")));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    private static ObjectNode name(ObjectNode sent) {
        return (ObjectNode) patient(sent).at("/name/0");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "registerErrors, REG-E1: 422 INVALID_RESOURCE as the page says, or 400 BAD_REQUEST as the suite expects")
    @MethodSource("faults")
    void registerErrors_suite_isBadRequest(String name, Consumer<ObjectNode> change) {
        ObjectNode sent = full();
        change.accept(sent);
        assertRefused(register(world, sent), 422, "invalid", "INVALID_RESOURCE");
        world.turn(Knob.REGISTER_ERRORS, "SUITE");
        assertRefused(register(world, sent), 400, "invalid", "BAD_REQUEST");
    }

    @Test
    @DisplayName("registerErrors, P-REG-04, REG-E2: no identifier at all")
    void registerErrors_suite_wantsAnNhsNumber() {
        ObjectNode sent = full();
        patient(sent).remove("identifier");
        assertRefused(register(world, sent), 422, "invalid", "INVALID_RESOURCE");
        world.turn(Knob.REGISTER_ERRORS, "SUITE");
        assertRefused(register(world, sent), 400, "value", "INVALID_NHS_NUMBER");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("registerErrors, REG-E3: the suite wants the family name of PDS, whatever the birth date says")
    @CsvSource({"Other, 400", "Jarvis, 400", "JARROW, 200"})
    void registerErrors_suite_comparesTheFamilyName(String family, int status) {
        world.turn(Knob.REGISTER_ERRORS, "SUITE");
        assertThat(register(world, minimal(JON, family, "Jon", "1979-04-14")).status())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("registerErrors, REG-E3: a family name that is not PDS's is a bad request to the suite")
    void registerErrors_suite_refusesAnotherFamilyAsBadRequest() {
        ObjectNode sent = minimal(JON, "Other", "Jon", "1990-01-01");
        assertRefused(register(world, sent), 400, "business-rule", "INVALID_PATIENT_DEMOGRAPHICS");
        world.turn(Knob.REGISTER_ERRORS, "SUITE");
        assertRefused(register(world, sent), 400, "invalid", "BAD_REQUEST");
    }

    @Test
    @DisplayName("registerErrors, P-REG-02: a forbidden element is 422 to both, and what is right is registered")
    void registerErrors_suite_leavesTheRestAsItIs() {
        world.turn(Knob.REGISTER_ERRORS, "SUITE");
        ObjectNode odd = full();
        patient(odd).put("active", true);
        assertRefused(register(world, odd), 422, "invalid", "INVALID_RESOURCE");
        assertThat(register(world, full()).status()).isEqualTo(200);
    }
}
