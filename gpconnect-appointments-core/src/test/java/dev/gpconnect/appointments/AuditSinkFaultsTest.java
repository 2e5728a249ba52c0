package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditFailurePolicy;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D-AU-02: an audit sink that throws what nobody expects hides no booking")
class AuditSinkFaultsTest extends ClientTest {

    private @Nullable Throwable fault;

    static Stream<Throwable> faults() {
        return Stream.of(new StackOverflowError(), new NoClassDefFoundError("x"), new IOException("undeclared"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void booking_whenTheCallMayGoOn_isGiven(Throwable thrown) {
        try (AppointmentsClient lenient = newBuilder()
                .audit(this::record)
                .auditFailure(AuditFailurePolicy.GO_ON)
                .build()) {
            PatientRecord ada =
                    adaAt(lenient.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE));
            FreeSlot slot = slot();
            transport.answers(Reply.of(201, Fhir.appointment()));
            fault = thrown;

            assertThat(ada.book(Booking.of(slot, "x").build()).id()).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void booking_whenTheCallHasToFail_isSaidToBeMade(Throwable thrown) {
        try (AppointmentsClient strict = newBuilder().audit(this::record).build()) {
            PatientRecord ada =
                    adaAt(strict.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE));
            FreeSlot slot = slot();
            transport.answers(Reply.of(201, Fhir.appointment()));
            fault = thrown;

            UnusableAnswerException failure = catchThrowableOfType(
                    UnusableAnswerException.class,
                    () -> ada.book(Booking.of(slot, "x").build()));
            assertThat(failure).hasCause(thrown).hasMessageContaining("carried out the request");
            assertThat(failure.effectUnknown()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void errorOfTheTransport_thatTheSinkThrowsToo_isThrownAsItIs(Throwable thrown) {
        Error broken = new LinkageError("of the transport");
        transport.does(request -> {
            throw broken;
        });
        try (AppointmentsClient strict = newBuilder().audit(this::record).build()) {
            Practice at = strict.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            fault = thrown;
            assertThat(catchThrowableOfType(Error.class, at::capabilityStatement))
                    .isSameAs(broken);
            assertThat(broken.getSuppressed()).containsExactly(thrown);

            transport.does(request -> {
                throw broken;
            });
            fault = broken;
            assertThat(catchThrowableOfType(Error.class, at::capabilityStatement))
                    .isSameAs(broken);
        }
    }

    private void record(AuditEvent event) {
        if (fault != null) {
            AuditSinkFaultsTest.<RuntimeException>sneak(fault);
        }
        events.add(event);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
    }
}
