package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as the bytes it came in, of which members can be set, removed or added to while every other byte stays as it
 * was (C-AMND-02, C-CANC-01). Immutable: a change gives a new document.
 */
public final class FhirDocument {

    private static final int MOST_MEMBERS = 1_000;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final byte[] json;
    private final List<Span> members;

    private FhirDocument(byte[] json) {
        this.json = json;
        this.members = Json.read(json, FhirDocument::scan);
    }

    /**
     * The object in the bytes, a byte order mark and space around it and trailing commas in it left out.
     *
     * @throws UnreadableContentException if they are not a JSON object, or one of more than 1,000 members
     */
    public static FhirDocument of(byte[] bytes) {
        byte[] plain = startsWithMark(bytes) ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
        byte[] object = Json.read(plain, cursor -> {
            if (!cursor.isObject()) {
                throw new UnreadableContentException("It is not a JSON object");
            }
            int from = cursor.tokenStart();
            cursor.skip();
            return Arrays.copyOfRange(plain, from, cursor.tokenEnd());
        });
        return new FhirDocument(TrailingCommas.removed(object));
    }

    /** The bytes; a copy. */
    public byte[] bytes() {
        return json.clone();
    }

    /** This document with the member set to a string: replaced in place, or added at the end. */
    public FhirDocument with(String name, String text) {
        byte[] value = Json.write(generator -> generator.writeString(text));
        Span member = find(name);
        return member == null ? added(name, value) : replaced(member.valueStart, member.end, value);
    }

    /** This document without the member; the same document if it has none of that name. */
    public FhirDocument without(String name) {
        Span member = find(name);
        if (member == null) {
            return this;
        }
        int at = members.indexOf(member);
        if (at + 1 < members.size()) {
            return replaced(member.nameStart, members.get(at + 1).nameStart, new byte[0]);
        }
        int from = at > 0 ? members.get(at - 1).end : member.nameStart;
        return replaced(from, member.end, new byte[0]);
    }

    /** This document with one more item at the end of a list, which is begun if there is none. */
    public FhirDocument withItem(String name, byte[] item) {
        Span member = find(name);
        if (member == null) {
            return added(name, concat(ascii("["), item, ascii("]")));
        }
        byte[] value = Arrays.copyOfRange(json, member.valueStart, member.end);
        if (value[0] == 'n') {
            return replaced(member.valueStart, member.end, concat(ascii("["), item, ascii("]")));
        }
        if (value[0] != '[') {
            return replaced(member.valueStart, member.end, concat(ascii("["), value, ascii(","), item, ascii("]")));
        }
        boolean none = new String(value, 1, value.length - 2, StandardCharsets.UTF_8).isBlank();
        return replaced(member.end - 1, member.end - 1, none ? item : concat(ascii(","), item));
    }

    private FhirDocument added(String name, byte[] value) {
        byte[] key = Json.write(generator -> generator.writeString(name));
        int end = members.isEmpty() ? 1 : members.get(members.size() - 1).end;
        return replaced(end, end, concat(ascii(members.isEmpty() ? "" : ","), key, ascii(":"), value));
    }

    private FhirDocument replaced(int from, int to, byte[] by) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + by.length);
        bytes.write(json, 0, from);
        bytes.write(by, 0, by.length);
        bytes.write(json, to, json.length - to);
        return new FhirDocument(bytes.toByteArray());
    }

    private @Nullable Span find(String name) {
        List<Span> found =
                members.stream().filter(member -> member.name.equals(name)).toList();
        if (found.size() > 1) {
            throw new UnreadableContentException("It has the member " + name + " twice");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part, 0, part.length);
        }
        return bytes.toByteArray();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static List<Span> scan(JsonCursor cursor) throws IOException {
        List<Span> members = new ArrayList<>();
        for (String name = cursor.nextName(); name != null; name = cursor.nextName()) {
            int nameStart = cursor.tokenStart();
            cursor.toValue();
            int valueStart = cursor.tokenStart();
            cursor.skip();
            members.add(new Span(name, nameStart, valueStart, cursor.tokenEnd()));
            if (members.size() > MOST_MEMBERS) {
                throw new UnreadableContentException("It has more than 1,000 members");
            }
        }
        return List.copyOf(members);
    }

    /** No content: it is somebody's record. */
    @Override
    public String toString() {
        return "FhirDocument[" + json.length + " bytes]";
    }

    private record Span(String name, int nameStart, int valueStart, int end) {}
}
