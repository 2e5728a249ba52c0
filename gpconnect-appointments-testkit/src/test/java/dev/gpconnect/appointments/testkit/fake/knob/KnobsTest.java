package dev.gpconnect.appointments.testkit.fake.knob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gpconnect.appointments.testkit.fake.control.Controls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class KnobsTest {

    @ParameterizedTest
    @EnumSource(Knob.class)
    void knob_thatNobodySets_hasItsFirstChoice(Knob knob) {
        assertThat(Knobs.defaults().value(knob)).isEqualTo(knob.choices().get(0));
        assertThat(Knob.named(knob.id())).isEqualTo(knob);
    }

    @ParameterizedTest
    @CsvSource({
        "registerErrors, suite, SUITE",
        "recancel, 200, 200",
        "malformedBody, 422, 422 INVALID_RESOURCE",
        "patientRefUnknown, PATIENT_NOT_FOUND, 404 PATIENT_NOT_FOUND",
        "jwtWrongResourceType, 400 BAD_REQUEST, 400 BAD_REQUEST",
        "pastReadAmendCancelBook, 400/BAD_REQUEST, 400 BAD_REQUEST",
        "accessDeniedCode, ACCESS_DENIED, ACCESS_DENIED",
        "errorCodingSystem, valueset, ValueSet",
        "reasonLimit, 20, 20"
    })
    void value_inAShorterForm_isUnderstood(String knob, String given, String value) {
        assertThat(Knobs.of(Map.of(knob, given)).value(Knob.named(knob))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "registerErrors, MAYBE, SUITE",
        "recancel, 201, 200",
        "pastReadAmendCancelBook, 200 OK, any other status and Spine code",
        "reasonLimit, 0, a number"
    })
    void value_thatTheKnobCannotHave_isRefusedWithWhatItCan(String knob, String given, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Knobs.of(Map.of(knob, given)))
                .withMessageContaining(knob)
                .withMessageContaining(given)
                .withMessageContaining(hint);
    }

    @Test
    void name_ofNoKnob_isRefusedWithAllThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Knobs.of(Map.of("colour", "blue")))
                .withMessageContaining("colour")
                .withMessageContaining("scopeCheck");
    }

    @Test
    void refusal_withACodeThatNoFakeHas_isRefusedWhenItIsSet() {
        Controls controls = Controls.create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> controls.set(Knob.PAST, "418 TEAPOT"))
                .withMessageContaining("TEAPOT")
                .withMessageContaining("INVALID_RESOURCE");
    }

    @Test
    void over_keepsWhatIsSetAbove() {
        Knobs beneath = Knobs.of(Map.of("recancel", "200", "etagOnWrite", "OFF"));
        Knobs above = Knobs.of(Map.of("etagOnWrite", "ON"));

        assertThat(above.over(beneath).asMap()).isEqualTo(Map.of("recancel", "200", "etagOnWrite", "ON"));
    }
}
