package dev.gpconnect.appointments.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * A provider's service root URL, such as {@code https://pcs.thirdparty.nhs.uk/T99999/STU3/1/gpconnect}, kept byte for byte
 * as the directory gives it (W-URL-01, W-URL-04): the Spine proxy refuses a root that differs in case, port or path.
 *
 * @param value the URL as registered, never normalised
 */
public record ServiceRoot(String value) {

    /**
     * Checks that the root is an absolute HTTP URL in ASCII without user, query or fragment.
     *
     * @throws IllegalArgumentException if it is not
     */
    public ServiceRoot {
        URI uri = parsed(Objects.requireNonNull(value, "value"));
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "A service root is in ASCII, anything else in it percent-encoded (W-URL-07)");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("https") || scheme.equals("http");
        if (!http || uri.getRawAuthority() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("A service root starts with https:// and a host, and names no user");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("A service root has neither a query nor a fragment");
        }
    }

    /**
     * The service root in the text.
     *
     * @throws IllegalArgumentException if the text is not an absolute HTTP URL in ASCII without user, query or fragment
     */
    public static ServiceRoot of(String text) {
        return new ServiceRoot(text);
    }

    /** The URL of a request relative to this root, such as {@code Slot?status=free}. */
    public String resolve(String relative) {
        return value.endsWith("/") ? value + relative : value + "/" + relative;
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "A service root is an absolute URL such as https://pcs.thirdparty.nhs.uk/T99999/STU3/1/gpconnect",
                    e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
