package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.identity.TokenRequest;
import dev.gpconnect.appointments.identity.UnsignedTokenGenerator;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-16: a fault of whatever kind does not hide what a rescheduling has done")
class RescheduleFaultsTest extends ClientTest {

    private static final String MOVED =
            Fhir.appointment("1").replace("\"id\":\"7\"", "\"id\":\"8\"").replace("Slot/10", "Slot/11");

    private final AppointmentsClient own = AppointmentsClient.builder(Samples.PRODUCT, this::find)
            .transport(transport)
            .clock(clock)
            .ticker(this::ticker)
            .tokens(this::token)
            .maxRetries(0)
            .audit(events::add)
            .traceIds(() -> new UUID(0, attempts.incrementAndGet()))
            .build();
    private final Encounter theirs = own.encounter(Samples.HUB, Samples.CLAIRE);
    private final PatientRecord ada = adaAt(theirs.practice(Samples.PRACTICE));
    private final Appointment old = appointment(ada);
    private final FreeSlot slot = slots(Fhir.tenPastNine()).first();
    private final int before = transport.requests().size();
    private @Nullable InteractionId unknown;
    private @Nullable RuntimeException noToken;
    private boolean closing;

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    @DisplayName("C-GEN-09: a transport that breaks down over the booking may have sent it")
    void transport_thatBreaksDownAfterTheCancellation_losesTheOldSlot() {
        IllegalStateException fault = new IllegalStateException("a fault of the transport's own");
        transport.answers(Reply.ok(Fhir.cancelled("4"))).does(request -> {
            throw fault;
        });

        RescheduleException failure = fails(cancellingFirst());

        assertThat(failure.failure())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCause(fault);
        assertThat(failure.cancelled()).isPresent();
        assertThat(failure.effectUnknown()).isTrue();
    }

    @Test
    void transport_thatBreaksDownAfterTheBooking_leavesTheOldOneUnknown() {
        transport.answers(Reply.of(201, MOVED)).does(request -> {
            throw new IllegalStateException("a fault of the transport's own");
        });

        RescheduleException failure = fails(bookingFirst());

        assertThat(failure.failure()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(failure.booked().orElseThrow().id()).isEqualTo("8");
        assertThat(failure.effectUnknown()).isTrue();
    }

    @Test
    void tokenGenerator_thatFailsAfterTheCancellation_losesTheOldSlot() {
        transport.does(request -> {
            noToken = new UnsupportedOperationException("no key");
            return Reply.ok(Fhir.cancelled("4"));
        });

        RescheduleException failure = fails(cancellingFirst());

        assertThat(failure.failure()).isInstanceOf(NotSentException.class).hasCause(noToken);
        assertThat(failure.effectUnknown()).isFalse();
    }

    @Test
    @DisplayName("the very same exception for the cancellation and the undoing hides nothing either")
    void failure_thatIsTheSameInstanceTwice_leavesBoth() {
        NotSentException same =
                new NotSentException("Sign in again", Samples.call(InteractionId.CANCEL_APPOINTMENT), null);
        transport.does(request -> {
            noToken = same;
            return Reply.of(201, MOVED);
        });

        RescheduleException failure = fails(bookingFirst());

        assertThat(failure.failure()).isSameAs(same);
        assertThat(failure.booked().orElseThrow().id()).isEqualTo("8");
        assertThat(failure.effectUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("an encounter that is closed just when the next step begins")
    void encounter_closedAsTheNextStepBegins_isNotSent(boolean bookingFirst) {
        transport.does(request -> {
            closing = true;
            return bookingFirst ? Reply.of(201, MOVED) : Reply.ok(Fhir.cancelled("4"));
        });

        RescheduleException failure = fails(bookingFirst ? bookingFirst() : cancellingFirst());

        assertThat(failure.failure()).isInstanceOf(NotSentException.class).hasMessageContaining("closed meanwhile");
        assertThat(failure.booked().isPresent()).isEqualTo(bookingFirst);
        assertThat(failure.cancelled().isPresent()).isNotEqualTo(bookingFirst);
        assertThat(transport.requests()).hasSize(before + 1);
    }

    @Test
    @DisplayName("an encounter that is closed before a booking is read again was closed after the booking")
    void encounter_closedBeforeTheBookingIsRead_saysThatItWasCarriedOut() {
        transport.answers(Reply.ok(Fhir.cancelled("4"))).does(request -> {
            theirs.close();
            return Reply.empty(201).header("Location", "Appointment/8");
        });

        RescheduleException failure = fails(cancellingFirst());

        assertThat(failure.failure())
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("carried out the request but did not send appointment 8")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure.effectUnknown()).isTrue();
    }

    @Test
    @DisplayName("C-GEN-09: nor does it hide the refusal of a change that is not read again")
    void encounter_closedBeforeARefusedChangeIsRead_leavesTheOldOneUnknown() {
        transport.answers(Reply.of(201, MOVED)).does(request -> {
            theirs.close();
            return Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
        });

        RescheduleException failure = fails(bookingFirst());

        assertThat(failure.failure().getSuppressed()).hasSize(2);
        assertThat(failure).hasMessageContaining("the old one may or may not stand");
        assertThat(failure.booked()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOOK_APPOINTMENT", "CANCEL_APPOINTMENT"})
    @DisplayName(
            "a practice that is not in the directory for one half is found out before either, and recorded (D-AU-01)")
    void practice_notInTheDirectoryForOneHalf_isLeftAsItIs(InteractionId half) {
        unknown = half;
        for (Reschedule reschedule : new Reschedule[] {cancellingFirst(), bookingFirst()}) {
            events.clear();
            NotSentException failure = catchThrowableOfType(NotSentException.class, () -> ada.reschedule(reschedule));

            assertThat(failure).hasMessageContaining("not in the directory");
            assertThat(transport.requests()).hasSize(before);
            assertThat(events).hasSize(1);
            AuditEvent event = events.get(0);
            assertThat(event.outcome()).isEqualTo(AuditOutcome.NOT_SENT);
            assertThat(event.call().interaction()).isEqualTo(half);
            assertThat(event.patientId()).contains("2");
        }
    }

    private RescheduleException fails(Reschedule reschedule) {
        return catchThrowableOfType(RescheduleException.class, () -> ada.reschedule(reschedule));
    }

    private Reschedule cancellingFirst() {
        return Reschedule.of(old, Booking.of(slot, "Check-up").build(), "Moved to later")
                .acknowledgeThatOldSlotMayBeLost()
                .build();
    }

    private Reschedule bookingFirst() {
        return Reschedule.of(old, Booking.of(slot, "Check-up").build(), "Moved to later")
                .bookingFirst()
                .build();
    }

    private ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        if (interaction == unknown) {
            throw new NotSentException("The practice is not in the directory for " + interaction, null, null);
        }
        return Samples.directory().find(practice, interaction);
    }

    private String token(TokenRequest request) {
        if (noToken != null) {
            throw noToken;
        }
        return new UnsignedTokenGenerator().generate(request);
    }

    private long ticker() {
        if (closing) {
            theirs.close();
        }
        return nanos.get();
    }
}
