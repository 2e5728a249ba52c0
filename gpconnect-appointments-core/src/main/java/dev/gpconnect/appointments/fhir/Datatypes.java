package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ResourceId;
import dev.gpconnect.appointments.model.UkTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the FHIR data types that several resources share. */
public final class Datatypes {

    private Datatypes() {}

    /**
     * The plain members of the first of a CodeableConcept's codings whose system is one of these, else of its first coding;
     * empty when it has none. A provider may add codings of its own in any place (W-CT-03).
     *
     * @param systems how the system may end: the same codes go by several roots and as code system or value set (K-01, K-19)
     */
    public static Map<String, String> coding(JsonCursor cursor, String... systems) throws IOException {
        List<Map<String, String>> firsts = new ArrayList<>(2);
        cursor.object(name -> {
            if (name.equals("coding")) {
                cursor.eachObject(() -> keepFirsts(cursor.textMembers(), firsts, systems));
            } else {
                cursor.skip();
            }
        });
        return firsts.isEmpty() ? Map.of() : firsts.get(firsts.size() - 1);
    }

    /** Keeps the first of all and the first of these systems, behind which nothing else is kept. */
    private static void keepFirsts(Map<String, String> coding, List<Map<String, String>> firsts, String... systems) {
        boolean found = !firsts.isEmpty() && isOf(firsts.get(firsts.size() - 1).get("system"), systems);
        if (firsts.isEmpty() || (!found && isOf(coding.get("system"), systems))) {
            firsts.add(coding);
        }
    }

    private static boolean isOf(@Nullable String system, String... systems) {
        return system != null && Arrays.stream(systems).anyMatch(name -> system.endsWith('/' + name));
    }

    /** The {@code text} of a CodeableConcept, or of the first of several; null when there is none. */
    public static @Nullable String conceptText(JsonCursor cursor) throws IOException {
        List<String> texts = new ArrayList<>(1);
        cursor.eachObject(() -> {
            String text = cursor.textMembers().get("text");
            if (text != null) {
                texts.add(text);
            }
        });
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** The {@code reference} of a Reference; null when there is none. */
    public static @Nullable String reference(JsonCursor cursor) throws IOException {
        return cursor.textMembers().get("reference");
    }

    /**
     * The id in a relative reference to this type, with or without a version ({@code Organization/7/_history/1}); null for a
     * reference to anything else, or to another server, which is never followed (W-URL-09).
     */
    public static @Nullable String idIn(@Nullable String reference, String type) {
        if (reference == null || !reference.startsWith(type + "/")) {
            return null;
        }
        String rest = reference.substring(type.length() + 1);
        int slash = rest.indexOf('/');
        String id = slash < 0 ? rest : rest.substring(0, slash);
        boolean plainOrVersioned = slash < 0 || rest.startsWith("/_history/", slash);
        return plainOrVersioned && ResourceId.isValid(id) ? id : null;
    }

    /** The identifiers of a resource, value by system; the first of each system. */
    public static Map<String, String> identifiers(JsonCursor cursor) throws IOException {
        Map<String, String> identifiers = new HashMap<>();
        cursor.eachObject(() -> {
            Map<String, String> members = cursor.textMembers();
            String system = members.get("system");
            String value = members.get("value");
            if (system != null && value != null) {
                identifiers.putIfAbsent(system, value);
            }
        });
        return identifiers;
    }

    /** The official name among several, else the first that has a family name; null when there is none. */
    public static @Nullable PersonName name(JsonCursor cursor) throws IOException {
        List<PersonName> official = new ArrayList<>(1);
        List<PersonName> others = new ArrayList<>(1);
        cursor.eachObject(() -> {
            NameReader name = new NameReader();
            PersonName read = name.read(cursor);
            if (read != null) {
                ("official".equals(name.use) ? official : others).add(read);
            }
        });
        official.addAll(others);
        return official.isEmpty() ? null : official.get(0);
    }

    /** The first address; null when there is none. */
    public static @Nullable Address address(JsonCursor cursor) throws IOException {
        List<Address> addresses = new ArrayList<>(1);
        cursor.eachObject(() -> addresses.add(readAddress(cursor)));
        return addresses.isEmpty() ? null : addresses.get(0);
    }

    /** The contact points that have a system and a value. */
    public static List<ContactPoint> telecom(JsonCursor cursor) throws IOException {
        List<ContactPoint> points = new ArrayList<>(1);
        cursor.eachObject(() -> {
            Map<String, String> members = cursor.textMembers();
            String system = members.get("system");
            String value = members.get("value");
            if (system != null && value != null) {
                points.add(new ContactPoint(system, value, members.get("use")));
            }
        });
        return points;
    }

    /**
     * A date-time that has to be there.
     *
     * @throws UnreadableContentException if it is absent or malformed
     */
    public static ZonedDateTime time(@Nullable String text, String element) {
        if (text == null) {
            throw new UnreadableContentException("It has no " + element);
        }
        try {
            return UkTime.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableContentException("Its " + element + " is not a date-time with an offset");
        }
    }

    /**
     * An id that has to be there.
     *
     * @throws UnreadableContentException if it is absent or not one that may enter a URL
     */
    public static String id(@Nullable String text, String type) {
        if (text == null || !ResourceId.isValid(text)) {
            throw new UnreadableContentException("It is a " + type + " without a valid id");
        }
        return text;
    }

    private static Address readAddress(JsonCursor cursor) throws IOException {
        List<String> lines = new ArrayList<>(2);
        Map<String, String> parts = new HashMap<>();
        cursor.object(name -> {
            if (name.equals("line")) {
                lines.addAll(cursor.texts());
            } else {
                String text = cursor.text();
                if (text != null) {
                    parts.put(name, text);
                }
            }
        });
        return new Address(
                lines, parts.get("city"), parts.get("district"), parts.get("postalCode"), parts.get("country"));
    }

    private static final class NameReader {

        private @Nullable String use;
        private @Nullable String family;
        private List<String> given = List.of();
        private List<String> prefix = List.of();

        @Nullable PersonName read(JsonCursor cursor) throws IOException {
            cursor.object(member -> {
                switch (member) {
                    case "use" -> use = cursor.text();
                    case "family" -> family = first(cursor.texts());
                    case "given" -> given = cursor.texts();
                    case "prefix" -> prefix = cursor.texts();
                    default -> cursor.skip();
                }
            });
            return family == null ? null : new PersonName(family, given, prefix);
        }

        private static @Nullable String first(List<String> texts) {
            return texts.isEmpty() ? null : texts.get(0);
        }
    }
}
