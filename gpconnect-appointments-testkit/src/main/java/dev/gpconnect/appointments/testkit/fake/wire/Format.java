package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two wire formats and how one is chosen (W-CT-01, W-CT-02, P-GEN-08). */
public enum Format {
    /** The format of whoever asks for none. */
    JSON("application/fhir+json"),

    /** Answered to whoever asks for it. */
    XML("application/fhir+xml");

    private static final Pattern QUALITY = Pattern.compile("(?i)\\bq\\s*=\\s*([0-9.]+)");
    private static final Pattern CHARSET = Pattern.compile("(?i)\\bcharset\\s*=\\s*\"?([^\";\\s]+)");
    private static final Pattern COMMA = Pattern.compile(",");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The bare media type, as a capability statement lists it. */
    public String mediaType() {
        return mediaType;
    }

    String contentType() {
        return mediaType + ";charset=utf-8";
    }

    /** The format of the answer: {@code _format}, then Accept, then Content-Type, then JSON; 415 when none fits. */
    public static Format ofResponse(FakeRequest request, Query query) {
        List<String> asked = query.all("_format");
        if (!asked.isEmpty()) {
            return required(asked.get(0).replace(' ', '+'), "_format");
        }
        List<String> accept = request.headers("Accept");
        if (!accept.isEmpty()) {
            return accepted(String.join(",", accept));
        }
        String content = request.header("Content-Type");
        return content == null ? JSON : required(content, "Content-Type");
    }

    /** The demonstrator knows one FHIR media type in Accept, and no list, wildcard or default (K-15). */
    public static void requireExplicit(FakeRequest request, Query query) {
        List<String> accept = request.headers("Accept");
        if (query.all("_format").isEmpty() && (accept.size() != 1 || named(accept.get(0)) == null)) {
            throw Refusal.of("415 BAD_REQUEST", "Accept must be one FHIR media type.");
        }
    }

    /** The format of a request's body, which must be named, in UTF-8 when it says (W-HDR-07). */
    public static Format ofBody(FakeRequest request) {
        String content = request.header("Content-Type");
        if (content == null) {
            throw Refusal.unsupportedMediaType("A body needs a Content-Type header.");
        }
        Matcher charset = CHARSET.matcher(content);
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
            throw Refusal.unsupportedMediaType("Only UTF-8 bodies are read.");
        }
        return required(content, "Content-Type");
    }

    private static Format required(String text, String where) {
        Format format = named(text);
        if (format == null) {
            throw Refusal.unsupportedMediaType("The media type in " + where + " is not supported.");
        }
        return format;
    }

    private static Format accepted(String header) {
        record Range(String text, double quality) {}
        List<Range> ranges = new ArrayList<>();
        for (String part : COMMA.splitAsStream(header).toList()) {
            ranges.add(new Range(part, quality(part)));
        }
        ranges.removeIf(range -> range.quality() <= 0);
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        for (Range range : ranges) {
            String type = bare(range.text());
            Format format = type.equals("*/*") || type.equals("application/*") ? JSON : named(type);
            if (format != null) {
                return format;
            }
        }
        throw Refusal.unsupportedMediaType("No media type in Accept is supported.");
    }

    private static double quality(String range) {
        Matcher matcher = QUALITY.matcher(range);
        try {
            return matcher.find() ? Double.parseDouble(matcher.group(1)) : 1;
        } catch (NumberFormatException broken) {
            return 0;
        }
    }

    private static @Nullable Format named(String text) {
        String bare = bare(text);
        for (Format format : values()) {
            if (format.mediaType.equals(bare)) {
                return format;
            }
        }
        return null;
    }

    private static String bare(String text) {
        int semicolon = text.indexOf(';');
        String type = semicolon < 0 ? text : text.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
