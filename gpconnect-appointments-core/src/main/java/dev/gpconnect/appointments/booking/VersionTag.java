package dev.gpconnect.appointments.booking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a resource, as far as a change can name it in {@code If-Match} (W-VER-02). */
final class VersionTag {

    private static final Pattern ETAG = Pattern.compile("\\s*(?:W/)?\"?([^\"\\s]+)\"?\\s*");

    private VersionTag() {}

    /** The version in the resource, else the one in the {@code ETag} it came with; null if neither can be named. */
    static @Nullable String of(@Nullable String versionId, @Nullable String etag) {
        return canBeNamed(versionId) ? versionId : versionIn(etag);
    }

    private static @Nullable String versionIn(@Nullable String etag) {
        if (etag == null) {
            return null;
        }
        Matcher matcher = ETAG.matcher(etag);
        return matcher.matches() && canBeNamed(matcher.group(1)) ? matcher.group(1) : null;
    }

    /** Whether a version can stand in the {@code If-Match} header. */
    private static boolean canBeNamed(@Nullable String version) {
        return version != null && version.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"');
    }
}
