package dev.gpconnect.appointments.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Okio's stream waits for data even when none is asked for, so that {@link #readNBytes} would wait for one byte too many. */
final class BodyStream extends FilterInputStream {

    BodyStream(InputStream okio) {
        super(okio);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return length == 0 ? 0 : super.read(buffer, offset, length);
    }
}
