package dev.gpconnect.appointments.testkit.fake.personality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P-BOOK-12: a practice that looks and books in two steps")
final class NonAtomicTest {
    private final Provider provider = new Provider(Personality.NON_ATOMIC);

    @Test
    void bookingsAtTheSameTime_allGetTheSlot() {
        assertThat(provider.book().status()).isEqualTo(201);
        assertThat(provider.book().status()).isEqualTo(201);
    }

    @Test
    void bookingHalfASecondLater_isTooLate() {
        provider.book();
        provider.clock.advance(Duration.ofMillis(499));
        int within = provider.book().status();
        provider.clock.advance(Duration.ofMillis(1));

        assertThat(within).isEqualTo(201);
        assertThat(provider.book().status()).isEqualTo(409);
    }

    @Test
    void search_seesTheSlotTakenAtOnce() {
        provider.book();

        assertThat(Json.ids(provider.get(Interaction.SLOT, Provider.TOMORROW), "Slot"))
                .doesNotContain("10202");
    }

    @Test
    void slotOfTwo_isFreeWhenBothAreCancelled() {
        ObjectNode one = Json.body(provider.book());
        ObjectNode other = Json.body(provider.book());

        provider.cancel(one);
        String afterOne = provider.practice.slotStatus("10202");
        provider.cancel(other);

        assertThat(afterOne).isEqualTo("busy");
        assertThat(provider.practice.slotStatus("10202")).isEqualTo("free");
    }

    @Test
    void slotTakenUnderNonAtomicity_isTakenForAnUprightPractice() {
        provider.book();
        provider.world.controls().personality(Personality.CONFORMANT);

        assertThat(provider.book().status()).isEqualTo(409);
    }
}
