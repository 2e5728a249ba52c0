package dev.gpconnect.appointments.testkit.fake.personality;

import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.time.Duration;

/**
 * What a personality does beside its knobs. It changes JSON bodies only: an answer in XML, and one without a body, passes as it is,
 * unless the deviation is about its delivery.
 */
public interface Deviation {

    /** The deviation of a personality; one that is all knobs has a deviation that changes nothing. */
    static Deviation of(Personality personality) {
        return switch (personality) {
            case SPARSE -> new Sparse();
            case CHATTY -> new Chatty();
            case TRUNCATING -> new Truncating();
            case SWAPPED_OUTCOME -> new SwappedOutcome();
            case DEMONSTRATOR -> new Demonstrator();
            case SLOW -> new Slow();
            case NON_ATOMIC -> new NonAtomic();
            case CONFORMANT, SINGLE_TEXT_FIELD -> new None();
        };
    }

    /** The request as the practice takes it: whoever adds to an appointment knows what it added when it is sent back (C-AMND-02). */
    default FakeRequest understood(FakeRequest request) {
        return request;
    }

    /** The answer as the consumer gets it. */
    default FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        return conformant;
    }

    /** How long a booking does not see that a slot was taken; zero where bookings are atomic (P-BOOK-12). */
    default Duration blindness() {
        return Duration.ZERO;
    }

    /** Nothing out of the ordinary. */
    record None() implements Deviation {}
}
