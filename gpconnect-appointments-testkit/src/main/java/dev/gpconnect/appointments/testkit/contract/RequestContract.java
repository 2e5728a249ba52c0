package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** A request arrives as it was given. */
abstract class RequestContract extends TransportBench {

    /** What HTTP itself needs, and what tells a client's name. */
    private static final Set<String> HTTP_ITSELF = ignoringCase(
            "Accept-Encoding",
            "Connection",
            "Content-Length",
            "Host",
            "HTTP2-Settings",
            "Transfer-Encoding",
            "Upgrade",
            "User-Agent");

    private static final List<String> TARGETS = List.of(
            "/",
            "/https://Provider.Example:443/A20047/STU3/1/gpconnect/Slot?status=free",
            "/https://provider.example/A20047/STU3/1/gpconnect//Slot",
            "/Patient/$gpc.registerpatient",
            "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9690937278",
            "/Slot?start=ge2030-03-31T09:00:00%2B01:00&end=le2030-03-31T18%3A00%3A00%2b01%3A00",
            "/Slot?_include=Slot:schedule&_include%3Arecurse=Schedule:actor:Practitioner",
            "/Slot?empty=&searchFilter=a&searchFilter=b",
            "/a%2Fb/%e4%BD%A0;v=1/~x/@y");

    @Test
    void url_arrivesByteForByte() throws Exception {
        for (String target : TARGETS) {
            answer(200, "{}");
            sendAndRead(get(target));
            assertThat(arrived().getTarget()).isEqualTo(target);
        }
    }

    @Test
    void url_thatIsUntidy_isRefused_orArrivesByteForByte() throws Exception {
        anythingElseIsAnswered();
        for (String target :
                List.of("/a/../b", "/a/./b", "/a/%2e%2e/b", "/a?x=1 2", "/a b", "/a?name=O'Neil", "/Slot?")) {
            int before = arrivals();
            try {
                sendAndRead(get(target));
                assertThat(arrived().getTarget()).isEqualTo(target);
            } catch (IllegalArgumentException | NotSentIOException refused) {
                assertThat(arrivals()).isEqualTo(before);
            }
        }
    }

    @Test
    void verb_arrives() throws Exception {
        for (String verb : List.of("GET", "POST", "PUT")) {
            answer(200, "{}");
            sendAndRead(HttpRequest.builder(verb, url("/Appointment/9")).timeout(LONG));
            RecordedRequest request = arrived();
            assertThat(request.getMethod()).isEqualTo(verb);
            assertThat(request.getBodySize()).isZero();
        }
    }

    @Test
    void headers_arriveAsGiven() throws Exception {
        HttpHeaders headers = HttpHeaders.builder()
                .add("Ssp-TraceID", "09a01679-2564-0fb4-5129-aecc81ea2706")
                .add("Ssp-InteractionID", "urn:nhs:names:services:gpconnect:fhir:rest:update:appointment-1")
                .add("Authorization", "Bearer aaa.bbb.")
                .add("Accept", "application/fhir+json")
                .add("Content-Type", FHIR)
                .add("If-Match", "W/\"5\"")
                .add("Prefer", "return=representation")
                .build();
        answer(200, "{}");
        sendAndRead(post().headers(headers));
        RecordedRequest request = arrived();
        headers.forEach((name, value) ->
                assertThat(request.getHeaders().values(name)).as(name).containsExactly(value));
    }

    @Test
    void headers_nothingIsAddedButWhatHttpNeeds() throws Exception {
        answer(200, "{}");
        sendAndRead(post());
        Set<String> names = ignoringCase(arrived().getHeaders().names().toArray(String[]::new));
        names.remove("Content-Type");
        names.removeAll(HTTP_ITSELF);
        assertThat(names).isEmpty();
    }

    @Test
    void gzip_isOffered() throws Exception {
        answer(200, "{}");
        sendAndRead(get());
        assertThat(arrived().getHeaders().get("Accept-Encoding")).contains("gzip");
    }

    @Test
    void cookies_areNotSentBack() throws Exception {
        answer(response(200, "{}").addHeader("Set-Cookie", "session=1; Path=/"));
        answer(200, "{}");
        sendAndRead(get());
        sendAndRead(get());
        arrived();
        assertThat(arrived().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void answers_areNotCached() throws Exception {
        answer(response(200, "first").addHeader("Cache-Control", "max-age=3600"));
        answer(200, "second");
        sendAndRead(get());
        assertThat(sendAndRead(get())).isEqualTo("200 second");
    }

    @Test
    void body_arrivesByteForByte() throws Exception {
        for (String body : List.of("", "{}", "{\"comment\":\"Zoë – 你好 \uD83D\uDE00\"}")) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            answer(201, "{}");
            sendAndRead(post().body(bytes));
            assertThat(bodyOf(arrived())).isEqualTo(bytes);
        }
    }

    @Test
    void body_ofAMegabyte_arrivesByteForByte() throws Exception {
        byte[] bytes = "0123456789abcdef".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        answer(201, "{}");
        sendAndRead(post().body(bytes));
        assertThat(bodyOf(arrived())).isEqualTo(bytes);
    }

    @Test
    void newCall_sendsNothing_untilExecuted() throws IOException {
        transport().newCall(get().build());
        answer(200, "{}");
        assertThat(sendAndRead(get())).isEqualTo("200 {}");
        assertThat(arrivals()).isEqualTo(1);
    }

    @Test
    void toString_showsNeitherUrlNorToken() {
        HttpRequest request = HttpRequest.builder("GET", url("/Patient?identifier=9690937278"))
                .headers(HttpHeaders.builder()
                        .add("Authorization", "Bearer s3cret")
                        .build())
                .build();
        assertThat(transport().newCall(request).toString()).doesNotContain("9690937278", "s3cret");
    }

    @Test
    void urlOfAnotherScheme_isRefused_withoutShowingIt() {
        HttpRequest request = HttpRequest.builder("GET", "ftp://127.0.0.1/Patient?identifier=9690937278")
                .build();
        assertThatThrownBy(() -> transport().newCall(request).execute())
                .isInstanceOfAny(IllegalArgumentException.class, NotSentIOException.class)
                .hasMessageNotContaining("9690937278");
    }

    private static byte[] bodyOf(RecordedRequest request) {
        return Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY).toByteArray();
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
