package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.spine.SspFaults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Spine proxy answers, and not the practice. */
final class SpineProxyScenariosTest extends ScenarioTest {

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(SspFaults.targetDiffers(), "ADDRESS_VARIES", false),
                Arguments.of(SspFaults.senderNotRegistered(), "SENDER_NOT_REGISTERED", false),
                Arguments.of(SspFaults.receiverNotRegistered(), "RECEIVER_NOT_REGISTERED", false),
                Arguments.of(SspFaults.notSharing(), "NO_AGREEMENT", false),
                Arguments.of(SspFaults.methodNotAllowed(), "METHOD_NOT_ALLOWED", false),
                Arguments.of(SspFaults.unsupportedMediaType(), "UNSUPPORTED_MEDIA_TYPE", false),
                Arguments.of(SspFaults.unreachable(), "PROVIDER_UNREACHABLE", true));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @DisplayName("E-SSP-1 to E-SSP-7: a booking that the proxy does not pass on says why")
    void booking_refusedByTheProxy_saysWhy(Fault fault, String expected, boolean unknown) {
        assertBooking(fault, expected, unknown, false);
    }

    @ParameterizedTest
    @CsvSource({
        "429, TOO_MANY_REQUESTS, false",
        "444, NO_RESPONSE, true",
        "495, CLIENT_CERTIFICATE_INVALID, false",
        "496, CLIENT_CERTIFICATE_MISSING, false",
        "497, PLAIN_HTTP, false",
        "502, PROVIDER_UNREACHABLE, true",
        "503, UNAVAILABLE, true",
        "504, GATEWAY_TIMEOUT, true",
        "599, NETWORK_TIMEOUT, true"
    })
    @DisplayName("W-SSP-02: with a status only, and where that leaves doubt the booking may have been made")
    void booking_answeredWithAStatus_saysWhatIsKnown(int status, String expected, boolean unknown) {
        assertThat(SspFaults.statuses()).hasSize(9).contains(status);
        assertBooking(SspFaults.status(status), expected, unknown, false);
        if (unknown) {
            assertBooking(SspFaults.status(status).committed(), expected, true, true);
        }
    }

    @Test
    @DisplayName("W-SSP-02: a network time-out behind the proxy is not tried again, an unavailable proxy is")
    void search_answeredWithAStatus_isTriedAgainWhereThatHelps() {
        Encounter hub = hub();
        inject(SspFaults.status(503), Interaction.SLOT);
        assertThat(tomorrow(hub, PRACTICE)).isNotEmpty();
        inject(SspFaults.status(599), Interaction.SLOT);
        assertThat(catchThrowableOfType(SpineProxyException.class, () -> tomorrow(hub, PRACTICE))
                        .fault())
                .isEqualTo(SpineProxyException.Fault.NETWORK_TIMEOUT);

        assertThat(world.exchanges).hasSize(3);
    }

    private void assertBooking(Fault fault, String expected, boolean unknown, boolean made) {
        Encounter hub = hub();
        PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        inject(fault, Interaction.BOOK);

        SpineProxyException failure =
                catchThrowableOfType(SpineProxyException.class, () -> ada.book(booking(slot, "Check-up")));

        assertThat(failure.fault()).hasToString(expected);
        assertThat(failure.effectUnknown()).isEqualTo(unknown);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(world.fakes.practice(PRACTICE).appointments().stream()
                        .anyMatch(appointment -> appointment.slotIds().equals(List.of(slot.id()))))
                .isEqualTo(made);
        assertThat(world.fakes.controls().faults().unfired()).isEmpty();
    }

    private void inject(Fault fault, Interaction interaction) {
        world.fakes.controls().faults().inject(fault, Trigger.once().on(interaction));
    }
}
