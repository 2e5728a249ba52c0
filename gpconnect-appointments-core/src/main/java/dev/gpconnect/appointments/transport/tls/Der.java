package dev.gpconnect.appointments.transport.tls;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One element of DER: as much of it as naming a certificate to others takes. */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;

    private final int tag;
    private final byte[] content;

    private Der(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    int tag() {
        return tag;
    }

    byte[] content() {
        return content;
    }

    /**
     * The elements within.
     *
     * @throws IllegalArgumentException if the content is not DER
     */
    List<Der> children() {
        return readAll(content);
    }

    /**
     * The elements of these bytes, one after the other.
     *
     * @throws IllegalArgumentException if they are not DER
     */
    static List<Der> readAll(byte[] bytes) {
        List<Der> elements = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int tag = bytes[at++] & 0xff;
            int length = at < bytes.length ? bytes[at++] & 0xff : -1;
            if (length > 0x80 && length <= 0x83) {
                int digits = length - 0x80;
                length = 0;
                for (int i = 0; i < digits; i++) {
                    length = at < bytes.length ? (length << 8) | (bytes[at++] & 0xff) : -1;
                }
            } else if (length >= 0x80) {
                length = -1;
            }
            if (length < 0 || length > bytes.length - at) {
                throw new IllegalArgumentException("The bytes are not DER");
            }
            elements.add(new Der(tag, Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        return elements;
    }

    /** An element with these contents one after the other. */
    static byte[] write(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            int digits = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            element.write(0x80 + digits);
            for (int shift = (digits - 1) * 8; shift >= 0; shift -= 8) {
                element.write(length >> shift);
            }
        } else {
            element.write(length);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
