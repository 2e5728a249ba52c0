package dev.gpconnect.appointments.testkit.fake.wire;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts replies and refusals on the wire with the headers that they need (W-HDR-07, W-HDR-11, W-VER-02, W-VER-04, W-VER-05). */
public final class Responses {
    private static final Pattern MINIMAL = Pattern.compile("(?i)(^|[\\s,;])return\\s*=\\s*\"?minimal\"?($|[\\s,;])");

    private final FhirCodec codec;
    private final String root;

    /** Answers of the server at a root, which the {@code Location} of something new begins with. */
    public Responses(FhirCodec codec, String root) {
        this.codec = codec;
        this.root = root;
    }

    /** The refusal as an OperationOutcome with its status. */
    public FakeResponse of(Refusal refusal, Format format, Knobs knobs) {
        return body(refusal.status(), headers(), codec.write(Outcomes.of(refusal, knobs), format), format);
    }

    /** Only a write of a single resource may be answered without it: a registration always shows the new id (W-HDR-09). */
    public FakeResponse of(Reply reply, Exchange exchange) {
        FakeRequest request = exchange.request();
        Format format = Format.ofResponse(request, exchange.query());
        boolean write = !request.method().toUpperCase(Locale.ROOT).equals("GET");
        Map<String, String> headers = headers(reply, write, exchange.knobs());
        if (write && reply.version() != null && minimal(request.headers("Prefer"))) {
            return FakeResponse.of(reply.status(), headers, new byte[0]);
        }
        return body(reply.status(), headers, codec.write(reply.resource(), format), format);
    }

    /** The demonstrator leaves out the ETag of a write and the version in a Location (K-32). */
    private Map<String, String> headers(Reply reply, boolean write, Knobs knobs) {
        Map<String, String> headers = headers();
        if (reply.version() != null && (!write || knobs.on(Knob.ETAG_ON_WRITE))) {
            headers.put("ETag", "W/\"" + reply.version() + "\"");
        }
        if (reply.location() != null) {
            String history = knobs.on(Knob.LOCATION_HISTORY) ? "/_history/" + reply.version() : "";
            headers.put("Location", root + "/" + reply.location() + history);
        }
        if (reply.modified() != null) {
            headers.put("Last-Modified", UkTime.http(reply.modified()));
        }
        return headers;
    }

    private static boolean minimal(List<String> prefer) {
        return prefer.stream().anyMatch(value -> MINIMAL.matcher(value).find());
    }

    private static FakeResponse body(int status, Map<String, String> headers, byte[] body, Format format) {
        headers.put("Content-Type", format.contentType());
        return FakeResponse.of(status, headers, body);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Cache-Control", "no-store");
        return headers;
    }
}
