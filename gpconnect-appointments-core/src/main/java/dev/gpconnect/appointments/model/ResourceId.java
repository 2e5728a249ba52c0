package dev.gpconnect.appointments.model;

import java.util.regex.Pattern;

/** The logical ids that a provider gives its resources: opaque, and checked before they enter a URL (W-URL-05). */
public final class ResourceId {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private ResourceId() {}

    /** Whether the text is one to 64 letters, digits, hyphens and dots. */
    public static boolean isValid(String text) {
        // a lone dot or two would be read as a step in a path
        return SHAPE.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    /**
     * Gives back a valid id.
     *
     * @throws IllegalArgumentException if it is not valid
     */
    public static String require(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "A resource id is one to 64 letters, digits, hyphens and dots; use the one the practice gave");
        }
        return text;
    }
}
