package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.observation.MicrometerObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Micrometer handlers that fail, and observations that are switched off, change no call")
class MicrometerFaultsTest extends ClientTest {

    @Test
    void handlers_thatFail_changeNoCallAndLeaveNothingCurrent() {
        for (String where : List.of("start", "scopeOpened", "scopeClosed", "error", "stop")) {
            TestObservationRegistry broken = TestObservationRegistry.builder()
                    .validateObservationsWithTheSameNameHavingTheSameSetOfLowCardinalityKeys(false)
                    .build();
            broken.observationConfig().observationHandler(new Failing(where));
            try (AppointmentsClient client =
                    newBuilder().observer(MicrometerObserver.of(broken)).build()) {
                Practice there = client.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
                transport.answers(Reply.ok(Fhir.bundle()), Reply.empty(400));

                assertThat(there.findPatient(Samples.ada())).isEmpty();
                assertThatExceptionOfType(ServiceException.class).isThrownBy(there::capabilityStatement);
                assertThat(broken.getCurrentObservationScope()).as(where).isNull();
            }
        }
    }

    @Test
    void observations_thatAreSwitchedOff_areNotMade() {
        List<String> made = new ArrayList<>();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationPredicate((name, context) -> !name.equals("gpconnect.attempt"))
                .observationHandler(new Naming(made));
        for (ObservationRegistry each : List.of(registry, ObservationRegistry.NOOP)) {
            try (AppointmentsClient client =
                    newBuilder().observer(MicrometerObserver.of(each)).build()) {
                transport.answers(Reply.ok(Fhir.bundle()));
                Practice there = client.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
                assertThat(there.findPatient(Samples.ada())).isEmpty();
                assertThat(each.getCurrentObservation()).isNull();
            }
        }

        assertThat(made).containsExactly("gpconnect.call");
    }

    /** Writes down the names. */
    private record Naming(List<String> made) implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            made.add(context.getName());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    /** Fails at one place. */
    private record Failing(String where) implements ObservationHandler<Observation.Context> {

        @Override
        public void onStart(Observation.Context context) {
            failAt("start");
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            failAt("scopeOpened");
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            failAt("scopeClosed");
        }

        @Override
        public void onError(Observation.Context context) {
            failAt("error");
        }

        @Override
        public void onStop(Observation.Context context) {
            failAt("stop");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private void failAt(String place) {
            if (place.equals(where)) {
                throw new IllegalStateException("the handler's own");
            }
        }
    }
}
