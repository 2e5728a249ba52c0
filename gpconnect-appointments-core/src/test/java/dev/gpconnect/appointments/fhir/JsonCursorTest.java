package dev.gpconnect.appointments.fhir;

import static dev.gpconnect.appointments.fixture.Fhir.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-CT-03, W-CT-06: a value of the wrong kind is absent, one element is a list of one")
class JsonCursorTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"`\" a \"`|a", "1.50|1.50", "true|true", "`\"\"`|", "`\"  \"`|", "null|", "[1]|", "{}|"})
    void text_ofAnyValue_isTheScalarOrNothing(String json, String expected) {
        assertThat(read(json, JsonCursor::text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"`\" a \"`|` a `", "`\"\"`|``", "7|", "[]|", "null|"})
    void verbatim_ofAnyValue_isTheStringAsItIsOrNothing(String json, String expected) {
        assertThat(read(json, JsonCursor::verbatim)).isEqualTo(expected);
    }

    @Test
    void texts_ofAListOrOne_areList() {
        assertThat(read("[\"a\",null,{},[1],\" \",2]", JsonCursor::texts)).containsExactly("a", "2");
        assertThat(read("\"a\"", JsonCursor::texts)).containsExactly("a");
        assertThat(read("null", JsonCursor::texts)).isEmpty();
    }

    @Test
    void textMembers_ofAnObject_areItsScalarsFirstOfEach() {
        assertThat(read(
                        "{\"a\":1,\"b\":{\"a\":2},\"c\":[3],\"a\":4,\"d\":null,\"e\":\" x \"}",
                        JsonCursor::textMembers))
                .isEqualTo(Map.of("a", "1", "e", "x"));
        assertThat(read("[{\"a\":1}]", JsonCursor::textMembers)).isEmpty();
    }

    @Test
    void eachObject_ofAListOrOne_visitsTheObjects() {
        assertThat(
                        identifiers(
                                "[{\"system\":\"s\",\"value\":\"1\"},7,[{}],null,{\"system\":\"t\"},{\"system\":\"s\",\"value\":\"2\"}]"))
                .isEqualTo(Map.of("s", "1"));
        assertThat(identifiers("{\"system\":\"s\",\"value\":\"1\"}")).isEqualTo(Map.of("s", "1"));
        assertThat(identifiers("\"s\"")).isEmpty();
        assertThat(identifiers("null")).isEmpty();
    }

    @Test
    void values_nobodyAsksFor_arePassedOver() {
        List<String> names = new ArrayList<>();
        read("{\"a\":{\"b\":[{}]},\"c\":[[1]],\"d\":2}", cursor -> {
            cursor.object(name -> {
                names.add(name);
                cursor.skip();
            });
            return names;
        });

        assertThat(names).containsExactly("a", "c", "d");
    }

    @ParameterizedTest
    @CsvSource({
        "Location/1, 1",
        "Location/1/_history/2, 1",
        "Location/1/x,",
        "Location/,",
        "Location/a b,",
        "Practitioner/1,",
        "https://x/Location/1,",
        "location/1,",
        ","
    })
    @DisplayName("W-URL-09: relative references only, with or without a version")
    void reference_ofAType_hasItsId(String reference, String id) {
        assertThat(Datatypes.idIn(reference, "Location")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"use\":\"official\",\"given\":[\"Ada\"]}", "\"Ada Ashdown\""})
    void name_withoutAFamilyName_isNone(String json) {
        PersonName name = read(json, Datatypes::name);

        assertThat(name).isNull();
    }

    @Test
    void name_ofSeveral_isTheOfficialOne() {
        PersonName name = read(
                "[{\"family\":\"Brook\"},{\"use\":\"official\",\"family\":\"Ashdown\",\"given\":[\"Ada\",\"Jane\"],\"x\":{}}]",
                Datatypes::name);

        assertThat(name).isEqualTo(new PersonName("Ashdown", List.of("Ada", "Jane"), List.of()));
    }

    @Test
    void conceptText_ofSeveral_isTheFirst() {
        assertThat(read("[{\"coding\":[]},{\"text\":\"a\"},{\"text\":\"b\"}]", Datatypes::conceptText))
                .isEqualTo("a");
        assertThat(read("[]", Datatypes::conceptText)).isNull();
        Address address = read("[]", Datatypes::address);
        assertThat(address).isNull();
    }

    /** W-CT-03: a provider's own codings may stand before the one that is meant, whose system goes by several roots (K-01). */
    @ParameterizedTest
    @CsvSource({"'',x", "https://x/CodeSystem/Known-1,y", "https://x/ValueSet/Other-1,y", "https://x/NotKnown-1,x"})
    void coding_ofSeveral_isTheOneOfTheSystemElseTheFirst(String system, String code) {
        String concept = "{\"coding\":[{\"system\":\"https://vendor\",\"code\":\"x\"},{\"system\":\"" + system
                + "\",\"code\":\"y\"}],\"text\":{}}";

        Map<String, String> coding = read(concept, cursor -> Datatypes.coding(cursor, "Known-1", "Other-1"));

        assertThat(coding).containsEntry("code", code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\" 1}", "{\"9990000018\":9990000018,}}}", "[1,2", "{\"a\":\"\u0001\"}", "nul", "{\"a\":1e"})
    void text_thatIsNoJson_isRefusedWithoutBeingQuoted(String json) {
        assertThatThrownBy(() -> Json.read(utf8(json + "{"), cursor -> {
                    cursor.skip();
                    cursor.toValue();
                    return "read";
                }))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageNotContaining("999")
                .hasNoCause();
    }

    private static Map<String, String> identifiers(String json) {
        return read(json, Datatypes::identifiers);
    }

    private static <T> T read(String json, Json.Reading<T> reading) {
        // the value stands in a list, so that a test sees whether it is left on its last token
        return Json.read(utf8("[" + json + ",\"end\"]"), cursor -> {
            List<T> values = new ArrayList<>();
            List<String> rest = new ArrayList<>();
            cursor.each(() -> {
                if (values.isEmpty()) {
                    values.add(reading.read(cursor));
                } else {
                    rest.add(cursor.verbatim());
                }
            });
            assertThat(rest).containsExactly("end");
            return values.get(0);
        });
    }
}
