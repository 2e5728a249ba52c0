package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-03, W-HDR-02, D-TR-02: our own ASID is looked up for an organisation that has none")
class OwnAsidTest extends ClientTest {

    private static final OdsCode WALK_IN = OdsCode.of("Y90031");
    private static final Asid FOUND = Asid.of("200000009031");

    private final List<String> asked = new ArrayList<>();
    private final AppointmentsClient own = AppointmentsClient.builder(Samples.PRODUCT, new Directory())
            .transport(transport)
            .clock(clock)
            .ticker(nanos::get)
            .maxRetries(0)
            .audit(events::add)
            .build();
    private final RequestingOrganisation organisation =
            RequestingOrganisation.builder(WALK_IN, "Walk-in", "0300 000 9031").build();
    private @Nullable RuntimeException fault;
    private @Nullable InteractionId onlyFor;
    private @Nullable Asid answer = FOUND;
    private Duration lookUpTime = Duration.ZERO;

    @AfterEach
    void close() {
        own.close();
    }

    private Practice practiceOf(RequestingOrganisation asking) {
        return own.encounter(asking, Samples.CLAIRE).practice(Samples.PRACTICE);
    }

    private List<String> senders() {
        return transport.requests().stream()
                .map(request -> request.headers().first("Ssp-From").orElseThrow())
                .toList();
    }

    private GpConnectException failure() {
        Practice practice = practiceOf(organisation);
        return catchThrowableOfType(GpConnectException.class, practice::capabilityStatement);
    }

    @Test
    @DisplayName("W-SDS-06: once in an encounter for each interaction, and anew in the next encounter")
    void ownAsid_isAskedForOnce_inEachEncounter_forEachInteraction() {
        transport.answers(Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()), Reply.ok(Fhir.bundle()));
        Practice practice = practiceOf(organisation);
        practice.searchFreeSlots(SEARCH);
        practice.searchFreeSlots(SEARCH);
        assertThat(practice.findPatient(Samples.ada())).isEmpty();
        assertThat(asked).containsExactly("Y90031 SEARCH_FREE_SLOTS", "Y90031 FIND_PATIENT");

        transport.answers(Reply.ok(Fhir.slots()));
        practiceOf(organisation).searchFreeSlots(SEARCH);

        assertThat(asked).hasSize(3).last().isEqualTo("Y90031 SEARCH_FREE_SLOTS");
        assertThat(senders()).hasSize(4).containsOnly(FOUND.value());
    }

    @Test
    @DisplayName("an ASID that was given is sent, and none is looked up")
    void givenAsid_isSent() {
        transport.answers(Reply.ok(Fhir.slots()));
        practiceOf(Samples.HUB).searchFreeSlots(SEARCH);

        assertThat(senders()).containsExactly("200000009010");
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("D-AU-01: a look-up that fails is not sent, and recorded so")
    void failure_isNotSent_andRecorded() {
        fault = new NotEnabledException("system", WALK_IN, InteractionId.METADATA);
        assertThat(failure())
                .isExactlyInstanceOf(NotEnabledException.class)
                .hasMessageContaining("has no system of Y90031 for METADATA")
                .extracting(failure -> ((NotEnabledException) failure).call())
                .isEqualTo(Optional.of(events.get(0).call()));
        fault = new RefusedException("W-SDS-03", "Give the directory the supplier");
        assertThat(failure()).isSameAs(fault);

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(AuditOutcome.NOT_SENT);
            assertThat(event.call().interaction()).isEqualTo(InteractionId.METADATA);
            assertThat(event.organisation()).isSameAs(organisation);
        });
        transport.assertNothingSent();
    }

    @Test
    @DisplayName("a fault of the directory's own says nothing of the practice")
    void fault_ofTheDirectory_isNotSent() {
        fault = new IllegalStateException("closed");
        assertThat(failure())
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageStartingWith("The directory failed when it was asked for our ASID for Y90031 and METADATA;"
                        + " nothing was sent. See the cause")
                .hasCause(fault);

        fault = null;
        answer = null;
        assertThat(failure()).isExactlyInstanceOf(NotSentException.class);
        transport.assertNothingSent();
    }

    @Test
    @DisplayName("a directory that knows no ASIDs of ours says what to do")
    void directory_withoutOwnAsids_isNotSent() {
        Practice practice = client.encounter(organisation, Samples.CLAIRE).practice(Samples.PRACTICE);

        assertThat(catchThrowableOfType(NotSentException.class, practice::capabilityStatement))
                .hasMessageContaining("give organisation Y90031 its ASID");
        transport.assertNothingSent();
    }

    @Test
    @DisplayName("C-CANC-05: nothing is cancelled for a booking that our ASID is not found for")
    void rescheduling_withoutOurAsidForTheBooking_cancelsNothing() {
        Practice practice = practiceOf(organisation);
        PatientRecord ada = adaAt(practice);
        transport.answers(Reply.ok(Fhir.appointment()), Reply.ok(Fhir.slots(Fhir.tenPastNine())));
        Appointment old = ada.readAppointment("7");
        FreeSlot slot = practice.searchFreeSlots(SEARCH).first();
        int before = transport.requests().size();
        fault = new NotEnabledException("system", WALK_IN, InteractionId.BOOK_APPOINTMENT);
        onlyFor = InteractionId.BOOK_APPOINTMENT;
        Reschedule reschedule = Reschedule.of(old, Booking.of(slot, "Back pain").build(), "Moved")
                .acknowledgeThatOldSlotMayBeLost()
                .build();

        assertThat(catchThrowableOfType(GpConnectException.class, () -> ada.reschedule(reschedule)))
                .isExactlyInstanceOf(NotEnabledException.class)
                .hasMessageContaining("has no system of Y90031 for BOOK_APPOINTMENT");
        assertThat(transport.requests()).hasSize(before);
        assertThat(asked).endsWith("Y90031 CANCEL_APPOINTMENT", "Y90031 BOOK_APPOINTMENT");
    }

    @Test
    @DisplayName("no look-up follows when the call's time is over")
    void ownAsid_whenTimeIsOver_isNotAskedFor() {
        lookUpTime = Duration.ofSeconds(90);

        assertThat(failure()).isInstanceOf(NotSentException.class).hasMessageContaining("No time was left");
        assertThat(asked).isEmpty();
    }

    private final class Directory implements ProviderDirectory {

        @Override
        public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
            nanos.addAndGet(lookUpTime.toNanos());
            return Samples.directory().find(practice, interaction);
        }

        @Override
        @SuppressWarnings("NullAway") // a directory may be wrong
        public Asid ownAsid(OdsCode odsCode, InteractionId interaction) {
            asked.add(odsCode + " " + interaction);
            if (fault != null && (onlyFor == null || onlyFor == interaction)) {
                throw fault;
            }
            return answer;
        }
    }
}
