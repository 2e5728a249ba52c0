package dev.gpconnect.appointments.observation;

import dev.gpconnect.appointments.CallObserver;
import dev.gpconnect.appointments.CallOutcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An observation that is current on this thread. Whatever a handler throws, what was current before is current again afterwards, and
 * an observation that was started is stopped.
 */
final class CurrentObservation {

    private final Observation observation;
    private final CallObserver.Scope scope;

    private CurrentObservation(Observation observation, CallObserver.Scope scope) {
        this.observation = observation;
        this.scope = scope;
    }

    static CurrentObservation start(Observation observation, ObservationRegistry registry) {
        observation.start();
        try {
            return new CurrentObservation(observation, open(observation, registry));
        } catch (RuntimeException | Error e) {
            observation.stop();
            throw e;
        }
    }

    /** Makes an observation current until the scope is closed. */
    static CallObserver.Scope open(Observation observation, ObservationRegistry registry) {
        Observation.@Nullable Scope before = registry.getCurrentObservationScope();
        try {
            Observation.Scope opened = observation.openScope();
            return () -> close(opened, before, registry);
        } catch (RuntimeException | Error e) {
            registry.setCurrentObservationScope(before);
            throw e;
        }
    }

    private static void close(
            Observation.Scope opened, Observation.@Nullable Scope before, ObservationRegistry registry) {
        try {
            opened.close();
        } finally {
            registry.setCurrentObservationScope(before);
        }
    }

    Observation observation() {
        return observation;
    }

    void end(CallOutcome outcome) {
        try {
            scope.close();
        } finally {
            try {
                Keys.describe(observation, outcome);
            } finally {
                observation.stop();
            }
        }
    }
}
