package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fhir.BoundedInputStream;
import dev.gpconnect.appointments.transport.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/**
 * A provider's answer with the status that means success.
 *
 * @param headers its headers
 * @param body its body, held to the limit
 * @param call the exchange
 */
record Answer(HttpHeaders headers, InputStream body, CallInfo call) {

    private static final long MOST_IN_MEMORY = 4L * 1024 * 1024;

    /** The whole body, which is held to 4 MiB: what is kept whole is read, checked and changed in several copies. */
    byte[] bytes() throws IOException {
        return new BoundedInputStream(body, MOST_IN_MEMORY).readAllBytes();
    }

    /** Makes the result of a call out of an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }
}
