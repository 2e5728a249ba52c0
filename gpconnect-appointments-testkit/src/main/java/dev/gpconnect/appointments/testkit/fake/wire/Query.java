package dev.gpconnect.appointments.testkit.fake.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of a raw query, percent-decoded; a raw plus is a space, as servers read it (W-URL-07). */
public final class Query {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Query() {}

    /** Reads what follows the question mark; 400 for a broken percent-encoding. */
    public static Query parse(String raw) {
        Query query = new Query();
        int from = 0;
        while (from <= raw.length()) {
            int and = raw.indexOf('&', from);
            String pair = raw.substring(from, and < 0 ? raw.length() : and);
            if (!pair.isEmpty()) {
                query.add(pair);
            }
            from = and < 0 ? raw.length() + 1 : and + 1;
        }
        return query;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** The names of all parameters, as they were written. */
    public Set<String> names() {
        return values.keySet();
    }

    /** All values of a parameter in their order; its name is case-sensitive (P-GEN-19). */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of a parameter that must be there exactly once (P-GEN-19). */
    public String once(String name) {
        List<String> all = all(name);
        if (all.size() != 1) {
            throw Refusal.badRequest("The parameter '" + name + "' must be given exactly once.");
        }
        return all.get(0);
    }

    static String decode(String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.write(hex(raw, i + 1) * 16 + hex(raw, i + 2));
                i += 2;
            } else {
                bytes.write(raw[i] == '+' && plusIsSpace ? ' ' : raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte[] raw, int index) {
        int digit = index < raw.length ? Character.digit(raw[index], 16) : -1;
        if (digit < 0) {
            throw Refusal.badRequest("The URL holds a broken percent-encoding.");
        }
        return digit;
    }
}
