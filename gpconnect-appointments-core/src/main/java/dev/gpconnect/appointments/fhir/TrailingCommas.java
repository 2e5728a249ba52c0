package dev.gpconnect.appointments.fhir;

import java.util.Arrays;

/** Removes the commas that stand before the end of a list or an object: read all the same (K-27), but not to be sent. */
final class TrailingCommas {

    private TrailingCommas() {}

    /** The JSON without them, every other byte as it was. */
    static byte[] removed(byte[] json) {
        byte[] kept = json.clone();
        int length = 0;
        int comma = -1;
        boolean inText = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            boolean space = b == ' ' || b == '\t' || b == '\n' || b == '\r';
            if (comma >= 0 && (b == ']' || b == '}')) {
                // what follows the comma moves into its place
                System.arraycopy(kept, comma + 1, kept, comma, length - comma - 1);
                length--;
            }
            if (!space) {
                comma = !inText && b == ',' ? length : -1;
            }
            kept[length++] = b;
            if (inText && b == '\\' && i + 1 < json.length) {
                kept[length++] = json[++i];
            } else if (b == '"') {
                inText = !inText;
            }
        }
        return length == json.length ? json : Arrays.copyOf(kept, length);
    }
}
