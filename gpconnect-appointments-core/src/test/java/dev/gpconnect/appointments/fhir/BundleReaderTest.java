package dev.gpconnect.appointments.fhir;

import static dev.gpconnect.appointments.fixture.Fhir.text;
import static dev.gpconnect.appointments.fixture.Fhir.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fixture.Fhir;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("M-BUN-01, W-URL-10, K-27: Bundles")
class BundleReaderTest {

    @Test
    void slices_ofAType_areTheBytesSent() {
        String one = "{ \"id\":\"é😀\" ,\n\"resourceType\" : \"Patient\", \"x\":[{}] }";
        String two = "{\"resourceType\":\"Patient\"}";
        String bundle = "\uFEFF\n{\"entry\":[{\"resource\":" + one + "},{\"resource\":{\"resourceType\":\"Slot\"}},"
                + "{\"fullUrl\":\"é\",\"resource\" : " + two + " ,}],\"resourceType\":\"Bundle\"}";

        assertThat(BundleReader.slices(utf8(bundle), "Patient").stream().map(Fhir::text))
                .containsExactly(one, two);
    }

    @Test
    void slices_ofASingleEntryObject_areFound() {
        String bundle = "{\"resourceType\":\"Bundle\",\"entry\":{\"resource\":{\"resourceType\":\"Patient\"}}}";

        assertThat(BundleReader.slices(utf8(bundle), "Patient")).hasSize(1);
    }

    @Test
    void resources_streamed_comeInOrderWithTheirMembers() throws IOException {
        String bundle = Fhir.bundle(
                "{\"resourceType\":\"A\",\"id\":\"1\"}",
                "{\"id\":\"2\",\"x\":{\"y\":[1.5,null,true]},\"resourceType\":\"B\"}",
                "{\"resourceType\":[\"C\"],\"id\":\"3\"}",
                "{\"resourceType\":{\"x\":{}},\"id\":\"4\"}",
                "{\"resourceType\":null}",
                "{\"id\":\"5\"}",
                "{}",
                "{\"resourceType\":\"D\"}");
        List<String> seen = new ArrayList<>();

        BundleReader.read(stream(bundle), (type, members) -> seen.add(type + text(members.copyResource(type))));

        assertThat(seen)
                .containsExactly(
                        "A{\"resourceType\":\"A\",\"id\":\"1\"}",
                        "B{\"resourceType\":\"B\",\"id\":\"2\",\"x\":{\"y\":[1.5,null,true]},\"resourceType\":\"B\"}",
                        "{\"resourceType\":\"\",\"id\":\"3\"}",
                        "{\"resourceType\":\"\",\"id\":\"4\"}",
                        "{\"resourceType\":\"\"}",
                        "D{\"resourceType\":\"D\"}");
    }

    @Test
    @DisplayName("the stream is its owner's to close")
    void stream_read_isLeftOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(utf8(Fhir.bundle())) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        BundleReader.read(stream, (type, members) -> members.rest(name -> members.skip()));

        assertThat(closed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":7}",
                "<x/>",
                "{\"resourceType\":\"Bundle\""
            })
    void content_thatIsNoBundle_isRefused(String json) {
        assertThatThrownBy(() -> BundleReader.slices(utf8(json), "Patient"))
                .isExactlyInstanceOf(UnreadableContentException.class);
        assertThatThrownBy(() -> BundleReader.read(stream(json), (type, members) -> members.skip()))
                .isExactlyInstanceOf(UnreadableContentException.class);
    }

    @Test
    void outcome_insteadOfABundle_isToldApart() {
        String outcome = Fhir.outcome("BAD_REQUEST");
        String typeLast = outcome.replace("\"resourceType\":\"OperationOutcome\",", "")
                .replaceFirst("}$", ",\"resourceType\":\"OperationOutcome\"}");

        for (String json : List.of(outcome, typeLast)) {
            assertThatThrownBy(() -> BundleReader.slices(utf8(json), "Patient"))
                    .isInstanceOfSatisfying(
                            OutcomeInsteadException.class,
                            instead -> assertThat(instead.issues()).hasSize(1));
        }
    }

    @Test
    void stream_thatFails_failsAsItDoes() {
        InputStream broken = new FilterInputStream(stream("")) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> BundleReader.read(broken, (type, members) -> members.skip()))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(utf8(json));
    }
}
