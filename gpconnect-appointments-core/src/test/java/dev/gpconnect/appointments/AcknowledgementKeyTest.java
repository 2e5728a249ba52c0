package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-XC-02, D-XC-05: the authentication code of an acknowledgement")
class AcknowledgementKeyTest {

    private final byte[] bytes = ClientTest.ACKNOWLEDGEMENT_KEY.getBytes(StandardCharsets.UTF_8);
    private final AcknowledgementKey key = AcknowledgementKey.of(bytes);

    @Test
    @DisplayName("HMAC-SHA256 as computed elsewhere, each text after its length in characters, absent ones as -1")
    void code_isToTheLetter() {
        assertThat(code(
                        "2",
                        "9",
                        new DemographicDifference(Field.GENDER, "female", "male"),
                        new DemographicDifference(Field.BIRTH_DATE, "1951-03-04", "1951-04-03")))
                .isEqualTo("c0c0fbb7999cbfa231facbb65f66b201350f401e1ce0804d3acdb9bb017acd2b");
        assertThat(code("2", "9", new DemographicDifference(Field.FAMILY_NAME, null, "\u00d8\ud83d\ude00")))
                .isEqualTo("9c487fdaa996466f7690e963f246a374f3cc3914d1bda59441c11629022a1fae");
    }

    @Test
    @DisplayName("D-XC-04: absent is not empty, and nothing moves from one text into the next")
    void codes_ofDifferentAcknowledgements_areDifferent() {
        assertThat(Stream.of(
                        code("2", "9"),
                        code("29", ""),
                        code("2", "9", new DemographicDifference(Field.GENDER, "a", "b")),
                        code("2", "9", new DemographicDifference(Field.GENDER, "b", "a")),
                        code("2", "9", new DemographicDifference(Field.GENDER, "ab", "")),
                        code("2", "9", new DemographicDifference(Field.GENDER, "ab", null)),
                        code("2", "9", new DemographicDifference(Field.GENDER, null, "ab")),
                        code("2", "9", new DemographicDifference(Field.GENDER, "", "ab")),
                        code("2", "9", new DemographicDifference(Field.GENDER, "?", "ab")),
                        code("2", "9", new DemographicDifference(Field.GENDER, "\ud83d", "ab")),
                        code("2", "9", new DemographicDifference(Field.FAMILY_NAME, "ab", null)),
                        code(
                                "2",
                                "9",
                                new DemographicDifference(Field.GENDER, "a", "b"),
                                new DemographicDifference(Field.BIRTH_DATE, "c", null)),
                        HexFormat.of().formatHex(key.code(Samples.OTHER_PRACTICE, "2", "9", List.of()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void key_given_isCopied() {
        String before = code("2", "9");

        bytes[0]++;

        assertThat(code("2", "9")).isEqualTo(before);
        assertThat(AcknowledgementKey.of(bytes).code(Samples.PRACTICE, "2", "9", List.of()))
                .isNotEqualTo(key.code(Samples.PRACTICE, "2", "9", List.of()));
    }

    @Test
    void key_random_isAnotherEachTime() {
        assertThat(AcknowledgementKey.random().code(Samples.PRACTICE, "2", "9", List.of()))
                .isNotEqualTo(AcknowledgementKey.random().code(Samples.PRACTICE, "2", "9", List.of()));
    }

    @Test
    void key_shorterThan32Bytes_isMisuse() {
        AppointmentsClient.Builder builder = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory());

        assertThat(builder.acknowledgementKey(new byte[32])).isSameAs(builder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.acknowledgementKey(new byte[31]))
                .withMessage("An acknowledgement key has at least 32 bytes; make them at random and keep them secret");
    }

    @Test
    @DisplayName("D-IG-07: the key is not printed")
    void key_inToString_isRedacted() {
        assertThat(key).hasToString("AcknowledgementKey[redacted]");
    }

    private String code(String id, String version, DemographicDifference... seen) {
        return HexFormat.of().formatHex(key.code(Samples.PRACTICE, id, version, List.of(seen)));
    }
}
