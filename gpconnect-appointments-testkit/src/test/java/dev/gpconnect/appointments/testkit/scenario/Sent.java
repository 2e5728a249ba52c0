package dev.gpconnect.appointments.testkit.scenario;

import dev.gpconnect.appointments.transport.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a request says of who sent it. */
record Sent(HttpRequest request) {

    String from() {
        return request.headers().first("Ssp-From").orElseThrow();
    }

    String traceId() {
        return request.headers().first("Ssp-TraceID").orElseThrow();
    }

    /** The payload of the token. */
    String token() {
        String header = request.headers().first("Authorization").orElseThrow();
        String payload = header.substring(header.indexOf('.') + 1, header.lastIndexOf('.'));
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    boolean isBooking() {
        return request.method().equals("POST");
    }

    String body() {
        return new String(request.body().orElseThrow(), StandardCharsets.UTF_8);
    }
}
