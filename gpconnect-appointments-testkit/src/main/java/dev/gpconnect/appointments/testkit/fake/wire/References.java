package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Reference;
import org.jspecify.annotations.Nullable;

/** A relative reference, the only form allowed in a request (W-URL-09, P-BOOK-07). */
public record References(String type, String id) {
    private static final Pattern RELATIVE = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})");
    private static final Pattern OWN_ID = Pattern.compile("[0-9]{1,64}");

    /** Takes a reference apart; 422 when it is missing or not relative. */
    public static References of(Reference reference) {
        String text = reference.getReference();
        Matcher matcher = RELATIVE.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw Refusal.invalidResource("A reference is missing or not of the form Type/id.");
        }
        return new References(matcher.group(1), matcher.group(2));
    }

    /** The id in a reference that must be to a type. */
    public static String id(Reference reference, String type) {
        References parsed = of(reference);
        if (!parsed.type().equals(type)) {
            throw Refusal.invalidResource("A reference to " + type + " points at another type.");
        }
        return parsed.id();
    }

    /** Whether this server could have given out an id: its ids are numbers (P-BOOK-09). */
    public static boolean ownForm(@Nullable String id) {
        return id != null && OWN_ID.matcher(id).matches();
    }
}
