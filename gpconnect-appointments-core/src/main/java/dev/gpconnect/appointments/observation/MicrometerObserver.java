package dev.gpconnect.appointments.observation;

import dev.gpconnect.appointments.CallObserver;
import dev.gpconnect.appointments.CallOutcome;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;

/**
 * Makes a Micrometer observation of each call and of each attempt at it; names and key values are those of the package description.
 * Thread-safe.
 *
 * <pre>{@code
 * AppointmentsClient client = AppointmentsClient.builder(product, providerDirectory)
 *         .observer(MicrometerObserver.of(observationRegistry))
 *         .build();
 * }</pre>
 */
@SuppressWarnings("exports")
public final class MicrometerObserver implements CallObserver {

    private final ObservationRegistry registry;

    private MicrometerObserver(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** An observer that hands its observations to this registry's handlers. */
    public static MicrometerObserver of(ObservationRegistry registry) {
        return new MicrometerObserver(Objects.requireNonNull(registry, "registry"));
    }

    @Override
    public Call callStarted(InteractionId interaction, OdsCode practice) {
        Observation call = Keys.observation("gpconnect.call", registry, interaction, practice)
                .lowCardinalityKeyValue(Keys.ATTEMPTS, "0");
        return new ObservedCall(CurrentObservation.start(call, registry));
    }

    @Override
    public Handover handover() {
        Observation current = registry.getCurrentObservation();
        if (current == null) {
            return () -> () -> {};
        }
        return () -> CurrentObservation.open(current, registry);
    }

    private final class ObservedCall implements Call {

        private final CurrentObservation call;

        ObservedCall(CurrentObservation call) {
            this.call = call;
        }

        @Override
        public Attempt attemptStarted(CallInfo attempt) {
            Observation started = Keys.observation(
                            "gpconnect.attempt", registry, attempt.interaction(), attempt.practice())
                    .lowCardinalityKeyValue(Keys.ATTEMPT, String.valueOf(attempt.attempt()));
            return CurrentObservation.start(started, registry)::end;
        }

        @Override
        public void ended(CallOutcome outcome) {
            int attempts = outcome.attempt().map(CallInfo::attempt).orElse(0);
            call.observation().lowCardinalityKeyValue(Keys.ATTEMPTS, String.valueOf(attempts));
            call.end(outcome);
        }
    }
}
