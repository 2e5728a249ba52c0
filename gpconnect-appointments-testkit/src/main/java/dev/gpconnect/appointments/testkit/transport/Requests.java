package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpRequest;

/** How a message speaks of a request: its URL, its body and its token stay out. */
final class Requests {

    private Requests() {}

    /** The verb and the interaction id, which tell no more than what kind of request it is. */
    static String describe(HttpRequest request) {
        return request.method() + " "
                + request.headers().first("Ssp-InteractionID").orElse("without an interaction id");
    }
}
