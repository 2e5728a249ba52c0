package dev.gpconnect.appointments.fhir;

import static dev.gpconnect.appointments.fixture.Fhir.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.requirements.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-TR-06: what is kept of a JSON text is bounded in number as well as in size")
class JsonLimitsTest {

    private static final String SLOT = "{\"resource\":{\"resourceType\":\"Slot\"}}";

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: depth, strings, names, numbers and tokens have limits, and names are not kept for ever")
    void factory_hasEveryLimit() {
        StreamReadConstraints limits = Json.factory().streamReadConstraints();

        assertThat(limits.getMaxNestingDepth()).isEqualTo(100);
        assertThat(limits.getMaxStringLength()).isEqualTo(1 << 20);
        assertThat(limits.getMaxNameLength()).isEqualTo(1024);
        assertThat(limits.getMaxNumberLength()).isEqualTo(100);
        assertThat(limits.getMaxTokenCount()).isEqualTo(300_000);
        assertThat(Json.factory().rebuild().build().streamReadConstraints().getMaxTokenCount())
                .as("of a factory made from it")
                .isEqualTo(300_000);
        assertThat(Json.factory().isEnabled(JsonFactory.Feature.INTERN_FIELD_NAMES))
                .isFalse();
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: more than 300,000 tokens in memory")
    void tokens_inMemoryBeyondTheLimit_areUnreadable() {
        // the list's two ends count too
        assertThat(read(list("1", 299_998))).isTrue();
        assertThatThrownBy(() -> read(list("1", 299_999)))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("larger than is accepted");
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: more than 1,500,000 tokens in a stream")
    void tokens_inAStreamBeyondTheLimit_areUnreadable() throws IOException {
        assertThat(streamed("{\"resourceType\":\"Bundle\",\"x\":" + list("1", 1_400_000) + "}"))
                .isZero();
        assertThatThrownBy(() -> streamed("{\"resourceType\":\"Bundle\",\"x\":" + list("1", 5_000_000) + "}"))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("larger than is accepted");
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: more than 100,000 resources in a Bundle")
    void resources_beyondTheLimit_areUnreadable() throws IOException {
        assertThat(streamed(bundle(100_000))).isEqualTo(100_000);
        assertThatThrownBy(() -> streamed(bundle(100_001)))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("100,000");
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: a resource of more than a megabyte, where it has to be copied")
    void resource_largerThanIsCopied_isUnreadable() throws IOException {
        String before = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"x\":[";
        String after = "],\"resourceType\":\"Slot\"}}]}";
        String text = "\"" + "y".repeat(100_000) + "\"";

        assertThat(streamed(before + (text + ",").repeat(9) + text + after)).isEqualTo(1);
        assertThatThrownBy(() -> streamed(before + (text + ",").repeat(10) + text + after))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("A resource in it is larger than is accepted");
        assertThatThrownBy(() -> streamed(before + "\"" + "\u00e9".repeat(200_000) + "\"" + after))
                .as("escaped, it grows")
                .isInstanceOf(UnreadableContentException.class);
    }

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: more than 1,000 members in a document that is kept")
    void members_beyondTheLimit_areUnreadable() {
        assertThat(FhirDocument.of(utf8(object(1_000))).bytes()).isEqualTo(utf8(object(1_000)));
        assertThatThrownBy(() -> FhirDocument.of(utf8(object(1_001))))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageContaining("1,000 members");
    }

    @Test
    @DisplayName("of texts, members and issues the first hundred are kept, and what follows is read on")
    void texts_beyondTheLimit_areLeftOut() {
        List<Object> read = Json.read(utf8("[" + list("\"a\"", 101) + "," + object(101) + ",\"end\"]"), cursor -> {
            List<Object> values = new ArrayList<>();
            cursor.each(() -> values.add(
                    switch (values.size()) {
                        case 0 -> cursor.texts();
                        case 1 -> cursor.textMembers();
                        default -> cursor.verbatim();
                    }));
            return values;
        });

        assertThat((List<?>) read.get(0)).hasSize(100);
        assertThat((Map<?, ?>) read.get(1)).hasSize(100);
        assertThat(read.get(2)).isEqualTo("end");
        String outcome =
                "{\"issue\":" + list("{\"code\":\"invalid\"}", 101) + ",\"resourceType\":\"OperationOutcome\"}";
        assertThat(OutcomeReader.read(utf8(outcome)).orElseThrow()).hasSize(100);
    }

    private static boolean read(String json) {
        return Json.read(utf8(json), cursor -> {
            cursor.skip();
            return true;
        });
    }

    private static int streamed(String bundle) throws IOException {
        List<String> types = new ArrayList<>();
        BundleReader.read(new ByteArrayInputStream(utf8(bundle)), (type, members) -> {
            types.add(type);
            members.rest(name -> members.skip());
        });
        return types.size();
    }

    private static String bundle(int resources) {
        return "{\"resourceType\":\"Bundle\",\"entry\":" + list(SLOT, resources) + "}";
    }

    private static String list(String item, int count) {
        return "[" + (item + ",").repeat(count - 1) + item + "]";
    }

    private static String object(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
