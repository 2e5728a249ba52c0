package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps bytes in memory, and fails once more have come than are accepted. */
final class BoundedOutputStream extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final int limit;

    BoundedOutputStream(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int value) {
        requireRoomFor(1);
        bytes.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        requireRoomFor(length);
        bytes.write(source, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void requireRoomFor(int length) {
        if (bytes.size() + length > limit) {
            throw new UnreadableContentException("A resource in it is larger than is accepted");
        }
    }
}
