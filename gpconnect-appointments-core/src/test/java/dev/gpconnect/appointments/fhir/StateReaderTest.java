package dev.gpconnect.appointments.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.OdsCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("W-SDS-06: a state is read to the letter")
class StateReaderTest {

    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final String STATE = "{\"type\":\"slot\",\"format\":1,\"practice\":\"Y90001\",\"name\":\"x\"}";

    @Test
    void state_asItWasWritten_isRead() {
        String written = new StateWriter("slot", PRACTICE)
                .text("name", "x")
                .text("none", null)
                .toJson();

        assertThat(written).isEqualTo(STATE);
        assertThat(read(written)).isEqualTo("x");
        assertThat(read(" \r\n" + written.replace(",", "\t,\n") + "\n")).isEqualTo("x");
        assertThat(read(STATE.replace("\"x\"", "\"é\""))).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it is not a JSON object",
                "null|it is not a JSON object",
                "`\"slot\"`|it is not a JSON object",
                "[{}]|it is not a JSON object",
                "{}|it is of another type, or of none",
                "{|it is not well-formed JSON",
                "{secret}|it is not well-formed JSON",
                "{'type':'slot'}|it is not well-formed JSON",
                "`{\"type\":\"slot\",}`|it is not well-formed JSON",
                "`{\"type\":\"slot\",\"format\":01}`|it is not well-formed JSON",
                "`{\"type\":\"slot\"/* secret */}`|it is not well-formed JSON",
                "`{\"type\":\"slot\",\"type\":\"slot\"}`|it has a member twice",
                "`{\"type\":\"slot\",\"ty\\u0070e\":\"slot\"}`|it has a member twice",
                "`{\"type\":\"slot\",\"format\":1}`|it has no practice",
                "`{\"type\":\"slot\",\"format\":1,\"practice\":\"y90001\"}`|its practice is not an ODS code",
                "`{\"type\":\"slot\",\"format\":1,\"practice\":\"Y9\"}`|its practice is not an ODS code",
                "`{\"type\":\"slot\",\"format\":99999999999999999999}`|it is of another format, or of none",
                "`{\"type\":\"slot\",\"format\":1e0}`|a member is not of the kind it has to be"
            })
    void text_thatIsNone_isRefused(String json, String why) {
        assertRefused(json, why);
    }

    @Test
    void text_behindTheState_isRefused() {
        assertRefused(STATE + STATE, "there is something behind it");
        assertRefused(STATE + " 1", "there is something behind it");
        assertRefused(STATE + "secret", "it is not well-formed JSON");
        assertRefused(STATE + "}", "it is not well-formed JSON");
    }

    @Test
    void text_deepOrLong_isRefused() {
        assertRefused("{\"type\":" + "[".repeat(5000), "a member is not of the kind it has to be");
        assertRefused("{\"" + "a".repeat(2000) + "\":\"x\"}", "it is not well-formed JSON");
        assertRefused("{\"type\":\"slot\",\"format\":" + "1".repeat(500) + "}", "it is not well-formed JSON");
        assertThat(read(STATE + " ".repeat(16_384 - STATE.length()))).isEqualTo("x");
        assertRefused(STATE + " ".repeat(16_385 - STATE.length()), "it is longer than 16 kB");
    }

    @Test
    void state_thatWouldBeTooLong_isNotWritten() {
        StateWriter writer = new StateWriter("slot", PRACTICE);
        for (int i = 0; i < 3; i++) {
            writer.text("name" + i, "é".repeat(1000));
        }

        assertThat(catchThrowableOfType(RefusedException.class, writer::toJson)).hasMessageContaining("16 kB");
    }

    @Test
    @DisplayName("C-GEN-04: a state of another practice")
    void state_ofAnotherPractice_isRefused() {
        RefusedException refusal =
                catchThrowableOfType(RefusedException.class, () -> read(STATE.replace("Y90001", "Y90002")));

        assertThat(refusal.rule()).isEqualTo("C-GEN-04");
        assertThat(refusal).hasMessage("The carried slot is of another practice; resume it at that one (C-GEN-04)");
    }

    @Test
    void noText_isAMisuse() {
        assertThatThrownBy(() -> read(null)).isInstanceOf(NullPointerException.class);
    }

    private static String read(String json) {
        return StateReader.read(json, "slot", PRACTICE, state -> state.requiredText("name"));
    }

    private static void assertRefused(String json, String why) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> read(json));
        assertThat(refusal).as(json).isNotNull();
        assertThat(refusal)
                .hasMessage("The carried slot is refused: " + why + "; ask the practice for it anew (W-SDS-06)")
                .hasNoCause();
    }
}
