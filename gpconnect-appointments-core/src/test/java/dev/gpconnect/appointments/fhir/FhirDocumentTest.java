package dev.gpconnect.appointments.fhir;

import static dev.gpconnect.appointments.fixture.Fhir.text;
import static dev.gpconnect.appointments.fixture.Fhir.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.UnreadableContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-AMND-02, C-CANC-01: every byte outside the edit stays")
class FhirDocumentTest {

    private static final List<String> VALUES = List.of(
            "\"plain\"",
            "\"\"",
            "\"esc \\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\ud83d\\ude00\"",
            "\"é 😀 ü\"",
            "\"}],{\\\"a\\\":\"",
            "0",
            "-1.50",
            "1e10",
            "1E-2",
            "12345678901234567890.000",
            "true",
            "false",
            "null",
            "{}",
            "[]",
            "[ ]",
            "{ }",
            "{\"text\":\"inner\",\"item\":[1]}",
            "[{\"text\":[\"]\"]}, 2 ,\"x\"]",
            "[[[]],{\"a\":{\"b\":{}}}]");
    private static final List<String> SPACES = List.of("", "", " ", "\t", "\n", "\r\n  ");

    @Test
    void documents_generated_areEditedInThePlaceAlone() {
        for (int seed = 0; seed < 2000; seed++) {
            Generated before = generated(new Random(seed), "text", "item");
            FhirDocument document = FhirDocument.of(utf8(before.json()));
            FhirDocument removed = document.without("text");

            assertThat(text(document.with("text", "é\"\n").bytes()))
                    .as("seed " + seed)
                    .isEqualTo(before.withValue("text", "\"é\\\"\\n\""));
            assertThat(text(removed.bytes())).as("seed " + seed).isEqualTo(before.withoutMember("text"));
            assertThat(removed.without("text")).isSameAs(removed);
            assertThat(text(removed.with("text", "again").bytes()))
                    .as("seed " + seed)
                    .isEqualTo(added(before.withoutMember("text"), "\"text\":\"again\""));
        }
    }

    @Test
    void items_addedToGeneratedDocuments_areTheOnlyChange() {
        for (int seed = 0; seed < 2000; seed++) {
            Generated before = generated(new Random(seed), "text", "item");
            FhirDocument document = FhirDocument.of(utf8(before.json()));

            assertThat(text(document.withItem("item", utf8("{\"n\":1}")).bytes()))
                    .as("seed " + seed)
                    .isEqualTo(before.withValue("item", withItem(before.value("item"), "{\"n\":1}")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{}`|`{\"text\":\"x\"}`",
                "`{ }`|`{\"text\":\"x\" }`",
                "`{\"a\":1 }`|`{\"a\":1,\"text\":\"x\" }`",
                "`{\"a\":[1] , }`|`{\"a\":[1],\"text\":\"x\"  }`",
                "`{\"a\":-1}`|`{\"a\":-1,\"text\":\"x\"}`"
            })
    void member_added_standsBehindTheLast(String before, String after) {
        assertThat(text(FhirDocument.of(utf8(before)).with("text", "x").bytes()))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\":1}`|`{\"a\":1,\"item\":[7]}`", "`{\"item\":[1 , ] }`|`{\"item\":[1  ,7] }`",
                "`{\"item\":{\"b\":2}}`|`{\"item\":[{\"b\":2},7]}`", "`{\"item\":\"one\"}`|`{\"item\":[\"one\",7]}`"
            })
    void item_added_standsAtTheEndOfTheList(String before, String after) {
        assertThat(text(FhirDocument.of(utf8(before))
                        .withItem("item", utf8("7"))
                        .bytes()))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @DisplayName("K-27: trailing commas are read and not sent back; every other byte stays")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\":1,}`|`{\"a\":1}`",
                "`{\"a\":[1,2 ,\n ],\"b\":{\"c\":\"x,}\",} , }`|`{\"a\":[1,2 \n ],\"b\":{\"c\":\"x,}\"}  }`",
                "`{\"a\":\"\\\\\",}`|`{\"a\":\"\\\\\"}`",
                "`{\"a\":\"q\\\",]\",\"b\":[[],],}`|`{\"a\":\"q\\\",]\",\"b\":[[]]}`",
                "`{\"a\":\", ]\",\"b\":[{},{}]}`|`{\"a\":\", ]\",\"b\":[{},{}]}`"
            })
    void trailingCommas_areLeftOut(String before, String after) {
        assertThat(text(FhirDocument.of(utf8(before)).bytes())).isEqualTo(after);
    }

    @Test
    void document_behindAMarkAndSpace_isTheObjectAlone() {
        FhirDocument document = FhirDocument.of(utf8("\uFEFF \n{\"a\" : 1} \n garbage"));

        assertThat(text(document.bytes())).isEqualTo("{\"a\" : 1}");
        assertThat(document).hasToString("FhirDocument[9 bytes]");
    }

    @Test
    void document_changed_leavesTheOldOneAlone() {
        FhirDocument before = FhirDocument.of(utf8("{\"a\":1}"));
        before.bytes()[0] = 'x';

        assertThat(before.with("a", "2")).isNotSameAs(before);
        assertThat(text(before.bytes())).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "\"x\"",
                "7",
                "{",
                "{\"a\"}",
                "{\"a\":1",
                "{\"a\":01}",
                "{'a':1}",
                "<a/>",
                "\uFEFF"
            })
    void bytes_thatAreNoObject_areRefused(String json) {
        assertThatThrownBy(() -> FhirDocument.of(utf8(json))).isInstanceOf(UnreadableContentException.class);
    }

    @Test
    void member_thatStandsTwice_isNotEdited() {
        FhirDocument document = FhirDocument.of(utf8("{\"a\":1,\"a\":2,\"b\":3}"));

        assertThatThrownBy(() -> document.with("a", "x"))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("a twice");
        assertThatThrownBy(() -> document.without("a")).isInstanceOf(UnreadableContentException.class);
        assertThat(text(document.without("b").bytes())).isEqualTo("{\"a\":1,\"a\":2}");
    }

    private static String added(String json, String member) {
        int end = json.substring(0, json.length() - 1).stripTrailing().length();
        return json.substring(0, end) + "," + member + json.substring(end);
    }

    private static String withItem(String list, String item) {
        if (!list.startsWith("[")) {
            return list.equals("null") ? "[" + item + "]" : "[" + list + "," + item + "]";
        }
        String open = list.substring(0, list.length() - 1);
        return open + (open.substring(1).isBlank() ? "" : ",") + item + "]";
    }

    private static Generated generated(Random random, String... names) {
        Generated document = new Generated(random.nextInt());
        int others = random.nextInt(5);
        for (int i = 0; i < others; i++) {
            document.add((random.nextBoolean() ? "m" : "mé\\u0041") + i, VALUES.get(random.nextInt(VALUES.size())));
        }
        for (String name : names) {
            document.add(name, VALUES.get(random.nextInt(VALUES.size())));
        }
        return document;
    }

    /** A document that knows its parts. */
    private static final class Generated {

        private record Part(String name, String before, String colon, String value, String after) {}

        private final List<Part> parts = new ArrayList<>();
        private final Random random;

        Generated(int seed) {
            random = new Random(seed);
        }

        void add(String name, String value) {
            parts.add(
                    random.nextInt(parts.size() + 1), new Part(name, space(), space() + ":" + space(), value, space()));
        }

        String value(String name) {
            return parts.get(indexOf(name)).value;
        }

        String json() {
            return joined(parts);
        }

        String withValue(String name, String value) {
            List<Part> changed = new ArrayList<>(parts);
            Part part = parts.get(indexOf(name));
            changed.set(indexOf(name), new Part(name, part.before, part.colon, value, part.after));
            return joined(changed);
        }

        /** In the middle the space around the comma behind goes too; at the end that before the comma and the name. */
        String withoutMember(String name) {
            List<Part> left = new ArrayList<>(parts);
            int at = indexOf(name);
            Part gone = left.remove(at);
            if (left.isEmpty()) {
                return "{" + gone.before + gone.after + "}";
            }
            int heir = at < left.size() ? at : at - 1;
            Part kept = left.get(heir);
            left.set(
                    heir,
                    at < left.size()
                            ? new Part(kept.name, gone.before, kept.colon, kept.value, kept.after)
                            : new Part(kept.name, kept.before, kept.colon, kept.value, gone.after));
            return joined(left);
        }

        private int indexOf(String name) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).name.equals(name)) {
                    return i;
                }
            }
            throw new AssertionError(name);
        }

        private String space() {
            return SPACES.get(random.nextInt(SPACES.size()));
        }

        private static String joined(List<Part> parts) {
            return "{"
                    + String.join(
                            ",",
                            parts.stream()
                                    .map(part ->
                                            part.before + '"' + part.name + '"' + part.colon + part.value + part.after)
                                    .toList())
                    + "}";
        }
    }
}
