package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider, or the Spine proxy before it, that is too busy for a moment. */
final class BusyProviderScenariosTest extends ScenarioTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    @DisplayName("C-GEN-09: a search that is turned away three times succeeds, each attempt with its own trace id")
    void search_turnedAwayThreeTimes_succeeds(int status) {
        Encounter hub = hub();
        inject(Fault.status(status), Trigger.times(3).on(Interaction.SLOT));

        assertThat(tomorrow(hub, PRACTICE)).isNotEmpty();

        assertThat(world.exchanges).hasSize(4);
        assertThat(world.exchanges.stream()
                        .map(exchange -> new Sent(exchange.request()).traceId())
                        .distinct())
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    @Requirement("C-BOOK-09")
    @DisplayName("C-GEN-09: a booking that is turned away is not made again by itself")
    void booking_turnedAway_isLeftToTheCaller(int status) {
        Encounter hub = hub();
        PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        inject(Fault.status(status), Trigger.once().on(Interaction.BOOK));

        GpConnectException failure =
                catchThrowableOfType(ServiceException.class, () -> ada.book(booking(slot, "Check-up")));

        assertThat(failure.call().orElseThrow().attempt()).isEqualTo(1);
        assertThat(world.exchanges).hasSize(3);
        assertThat(world.fakes.practice(PRACTICE).appointments())
                .noneSatisfy(appointment -> assertThat(appointment.slotIds()).containsExactly(slot.id()));
    }

    private void inject(Fault fault, Trigger trigger) {
        world.fakes.controls().faults().inject(fault, trigger);
    }
}
