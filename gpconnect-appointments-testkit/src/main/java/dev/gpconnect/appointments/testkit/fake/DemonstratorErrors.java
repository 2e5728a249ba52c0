package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.fake.wire.KnownParameters;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;

/** The odd errors of the official demonstrator, under the knob demonstratorErrors (K-06, K-14, K-15, K-30, K-31). */
final class DemonstratorErrors {
    private DemonstratorErrors() {}

    static boolean errors(Knobs knobs) {
        return knobs.on(Knob.DEMONSTRATOR_ERRORS);
    }

    /** What is said of an id that nothing has: 404 as a rule, but 200, 500 or another code at the demonstrator (K-30, K-31). */
    static Refusal missing(Exchange exchange, SpineCode code, String diagnostics) {
        if (!errors(exchange.knobs())) {
            return Refusal.notFound(code, diagnostics);
        }
        return switch (exchange.interaction()) {
            case AMND, CANC -> Refusal.of("200 REFERENCE_NOT_FOUND", diagnostics);
            case READ, RLOC -> Refusal.of("404 REFERENCE_NOT_FOUND", diagnostics);
            case RPAT, RPRA, RORG -> Refusal.internalError(diagnostics);
            default -> Refusal.notFound(code, diagnostics);
        };
    }

    /** Refuses with 415 whatever is not one FHIR media type in Accept (K-15). */
    static void checkAccept(FakeRequest request, Query query, Knobs knobs) {
        if (errors(knobs)) {
            Format.requireExplicit(request, query);
        }
    }

    /** Refuses with 400 a search parameter or an include that is not listed, which others ignore (K-14, C-SLOT-11). */
    static void checkParameters(Interaction interaction, Query query, Knobs knobs) {
        boolean search = !KnownParameters.of(interaction).isEmpty();
        if (errors(knobs) && search && !KnownParameters.cover(interaction, query)) {
            throw Refusal.badRequest("A search parameter or an include is not known.");
        }
    }
}
