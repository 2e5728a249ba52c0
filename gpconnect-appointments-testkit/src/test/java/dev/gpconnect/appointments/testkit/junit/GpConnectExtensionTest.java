package dev.gpconnect.appointments.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Faults;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.control.Findings;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.transport.ScriptedTransport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the extension makes of tests that pass and of tests that should not. */
final class GpConnectExtensionTest {

    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

    private final ExtensionRun run = ExtensionRun.of(Cases.class);

    @Test
    void test_thatDoesNothingWrong_passes() {
        assertThat(run.failed())
                .containsExactly(
                        "beyondTheScript",
                        "failing",
                        "finding",
                        "skipped",
                        "unfiredFault",
                        "unusedScript",
                        "withFailureAndFinding");
    }

    @Test
    void failingTest_keepsItsFailure_andGetsDiagnostics() {
        assertThat(run.failure("failing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
        assertThat(run.diagnostics("failing"))
                .contains("clock: 2026-11-23T08:00:03Z[Europe/London]")
                .contains("1 GET rest:search:slot-1 -> HTTP 200, trace id ")
                .contains("3 POST rest:create:appointment-1 -> no answer")
                .contains("Dropped[afterCommit=true]")
                .contains("diary of Y90001:", "slots [10202], booked, made by Y90010")
                .doesNotContain("diary of Y90002");
    }

    @Test
    void diagnostics_showNothingOfThePatient() {
        assertThat(run.diagnostics("failing")).doesNotContain("999", "Ashdown", "Ada", "Check-up", "Bearer");
    }

    @Test
    void finding_failsTheTest_thoughItWasSwallowed() {
        assertThat(run.failure("finding"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The consumer broke P-LINT-99 at Y90001: Be good.");
        assertThat(run.diagnostics("finding")).contains("P-LINT-99");
    }

    @Test
    void finding_besideAFailure_isInItsDiagnostics() {
        assertThat(run.failure("withFailureAndFinding")).hasMessage("mine");
        assertThat(run.diagnostics("withFailureAndFinding")).contains("P-LINT-99");
    }

    @Test
    void faultThatNeverHappened_failsTheTest() {
        assertThat(run.failure("unfiredFault")).hasMessageContaining("A fault never happened: Dropped");
    }

    @Test
    void scriptThatWasNotPlayed_failsTheTest() {
        assertThat(run.failure("unusedScript")).hasMessageContaining("1 of 1 scripted answers were not used");
    }

    @Test
    void requestBeyondTheScript_failsTheTest_thoughItWasSwallowed() {
        assertThat(run.failure("beyondTheScript")).hasMessageContaining("1 requests came after the last answer");
    }

    /** Run by this test only. */
    static final class Cases {
        @RegisterExtension
        final GpConnectExtension gpConnect = GpConnectExtension.create();

        @Test
        void passing(PatientRecord ada, Practice practice, Transcript transcript) {
            ada.book(Booking.of(practice.searchFreeSlots(tomorrow()).first(), "Check-up")
                    .build());
            assertThat(transcript.count(Interaction.BOOK)).isEqualTo(1);
        }

        @Test
        void repeatedSearch_isNoFinding(Practice practice) {
            practice.searchFreeSlots(tomorrow());
            practice.searchFreeSlots(tomorrow());
        }

        @Test
        void failing(Practice practice, Faults faults) {
            faults.inject(Fault.droppedAfterCommit(), Trigger.once().on(Interaction.BOOK));
            FreeSlot slot = practice.searchFreeSlots(tomorrow()).first();
            PatientRecord ada = practice.findPatient(Caller.patient()).orElseThrow();
            try {
                ada.book(Booking.of(slot, "Check-up").build());
            } catch (RuntimeException expected) {
                throw new IllegalStateException("mine", expected);
            }
        }

        @Test
        void finding(Findings findings) {
            find(findings);
        }

        @Test
        void withFailureAndFinding(Findings findings) {
            find(findings);
            throw new IllegalStateException("mine");
        }

        @Test
        void skipped(Findings findings) {
            find(findings);
            Assumptions.abort("not here");
        }

        @Test
        void unfiredFault(Faults faults) {
            faults.inject(Fault.dropped(), Trigger.once());
        }

        @Test
        void unusedScript(ScriptedTransport script) {
            script.json(200, "{}");
        }

        @Test
        void playedScript(Practice practice, ScriptedTransport script) {
            IntStream.range(0, 4).forEach(i -> script.json(503, "{}"));
            ServiceException scripted =
                    catchThrowableOfType(ServiceException.class, () -> practice.searchFreeSlots(tomorrow()));
            assertThat(scripted.status()).isEqualTo(503);
            assertThat(scripted.attempts()).isEqualTo(4);
            // four exchanges of a second each, and half a second, one and two between them
            assertThat(gpConnect.clock().instant()).isEqualTo("2026-11-23T08:00:07.500Z");
        }

        @Test
        void beyondTheScript(Practice practice, ScriptedTransport script) {
            assertThat(script.requests()).isEmpty();
            try {
                practice.searchFreeSlots(tomorrow());
            } catch (AssertionError swallowed) {
                assertThat(swallowed).hasMessageContaining("No answer is scripted");
            }
        }

        @Test
        void getters_giveWhatParametersDo(Practice practice, ManualClock clock, Transcript transcript) {
            assertThat(gpConnect.clock()).isSameAs(clock);
            assertThat(gpConnect.transcript()).isSameAs(transcript);
            assertThat(gpConnect.practice("Y90001").odsCode()).isEqualTo(practice.odsCode());
            assertThat(gpConnect.fakePractice("Y90002").identity().odsCode()).isEqualTo("Y90002");
            assertThat(gpConnect.encounter().organisation().odsCode().value()).isEqualTo("Y90010");
            clock.advance(Duration.ofDays(3));
        }

        private static SlotSearch tomorrow() {
            return SlotSearch.between(TOMORROW, TOMORROW).build();
        }

        private void find(Findings findings) {
            findings.add(
                    new Finding("P-LINT-99", "", "Y90001", "", gpConnect.clock().instant(), "Be good."));
        }
    }
}
