package dev.gpconnect.appointments.testkit.fake.wire;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/** A request that has passed the common checks: what a handler needs to know of it. */
public record Exchange(
        FakeRequest request,
        Interaction interaction,
        String id,
        Query query,
        Knobs knobs,
        @Nullable Resource body) {

    /** The body as the type that the interaction takes. */
    public <T extends Resource> T body(Class<T> type) {
        return type.cast(Objects.requireNonNull(body, "body"));
    }

    /** A refusal with the status and the code that a knob has for it. */
    public Refusal refusal(Knob knob, String diagnostics) {
        return Refusal.of(knobs.value(knob), diagnostics);
    }

    /** Hides the request: its target and body can hold patient data. */
    @Override
    public String toString() {
        return "Exchange[" + interaction + "]";
    }
}
