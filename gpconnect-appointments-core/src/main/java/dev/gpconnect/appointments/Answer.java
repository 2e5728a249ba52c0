package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
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

    byte[] bytes() throws IOException {
        return body.readAllBytes();
    }

    /** Makes the result of a call out of an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }
}
