package dev.gpconnect.appointments.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.time.SeededIds;
import dev.gpconnect.appointments.testkit.transport.Gate;
import dev.gpconnect.appointments.testkit.transport.GatedTransport;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The annotation, on itself. */
@GpConnectTest(
        clock = "2026-07-01T10:00:00Z",
        personality = Personality.SPARSE,
        knobs = {"etagOnWrite=OFF", "specVersion=1.2.8"})
final class GpConnectTestAnnotationTest {

    @Test
    void attributes_areWhatTheWorldBeginsWith(ManualClock clock, Controls controls) {
        assertThat(clock.instant()).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(controls.personality()).isEqualTo(Personality.SPARSE);
        assertThat(controls.effective().value(Knob.SPEC_VERSION)).isEqualTo("1.2.8");
        assertThat(controls.effective().on(Knob.ETAG_ON_WRITE)).isFalse();
        assertThat(controls.strict()).isTrue();
    }

    @Test
    @GpConnectTest(strict = false)
    void methodsAnnotation_takesThePlaceOfTheClasss(ManualClock clock, Controls controls) {
        assertThat(clock.instant()).isEqualTo(Settings.START);
        assertThat(controls.strict()).isFalse();
    }

    @Test
    void ods_choosesThePractice(
            @Ods("Y90002") Practice practice, @Ods("Y90002") FakePractice fake, @Ods("Y90002") PatientRecord ada) {
        assertThat(practice.odsCode().value()).isEqualTo("Y90002");
        assertThat(fake.identity().odsCode()).isEqualTo("Y90002");
        assertThat(ada.practice().odsCode()).isEqualTo(practice.odsCode());
    }

    @Test
    void parameters_areOfOneEncounter(Encounter encounter, Practice practice, TracedPatient traced) {
        assertThat(encounter.practice("Y90001").odsCode()).isEqualTo(practice.odsCode());
        assertThat(practice.findPatient(traced)).isPresent();
    }

    @Test
    void gates_holdTheClientsRequests(Practice practice, GatedTransport gates, Transcript transcript) {
        Gate gate = gates.hold(request -> true);
        gate.release();

        practice.capabilityStatement();

        assertThat(gate.arrivals()).isEqualTo(1);
        assertThat(transcript.last().response().orElseThrow().status()).isEqualTo(200);
    }

    @Test
    void traceIds_dependOnTheSeedAlone() {
        assertThat(ExtensionRun.of(Seeded.class).failed()).isEmpty();
    }

    @Test
    void finding_thatIsTolerated_passes() {
        assertThat(ExtensionRun.of(Tolerant.class).failed()).isEmpty();
    }

    @Test
    void wrongKnob_failsTheTestAndNamesTheKnobs() {
        assertThat(ExtensionRun.of(WrongKnob.class).failure("any"))
                .hasMessageContaining("There is no knob 'noSuch'; there are registerErrors");
    }

    @Test
    void parameterBeforeAll_isRefusedWithAHint() {
        assertThat(ExtensionRun.of(TooEarly.class).failure("TooEarly")).hasMessageContaining("static field");
    }

    @Test
    void composedAnnotation_isFound() {
        assertThat(ExtensionRun.of(Composed.class).failed()).isEmpty();
    }

    @Nested
    class Within {
        @Test
        void nestedTest_hasTheAnnotationOfTheClassAround(ManualClock clock) {
            assertThat(clock.instant()).isEqualTo("2026-07-01T10:00:00Z");
        }
    }

    /** Run by this test only, as the others below. */
    @GpConnectTest(seed = 7)
    static final class Seeded {
        private static final String FIRST = SeededIds.of(7).get().toString();

        @Test
        void any(Practice practice, Transcript transcript) {
            practice.capabilityStatement();
            assertThat(transcript.last().request().headers().first("Ssp-TraceID"))
                    .contains(FIRST);
        }
    }

    @GpConnectTest(strict = false)
    static final class Tolerant {
        @Test
        void any(Controls controls) {
            controls.findings().add(new Finding("P-LINT-99", "", "Y90001", "", Instant.EPOCH, "Be good."));
        }
    }

    @GpConnectTest(knobs = "noSuch=ON")
    static final class WrongKnob {
        @Test
        void any() {}
    }

    @GpConnectTest
    static final class TooEarly {
        @BeforeAll
        static void early(FakePractice fake) {}

        @Test
        void any() {}
    }

    @GpConnectTest(personality = Personality.CHATTY)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Chatty {}

    @Chatty
    static final class Composed {
        @Test
        void any(Controls controls) {
            assertThat(controls.personality()).isEqualTo(Personality.CHATTY);
        }
    }
}
