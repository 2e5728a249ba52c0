package dev.gpconnect.appointments.testkit.fake.personality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TruncatingTest {
    private final Provider provider = new Provider(Personality.TRUNCATING);
    private final Provider upright = new Provider(Personality.CONFORMANT);

    @Test
    void manySlots_areTheFirst25AndTheLast24() {
        List<String> all = Json.ids(upright.get(Interaction.SLOT, Provider.TWO_WEEKS), "Slot");
        FakeResponse answer = provider.get(Interaction.SLOT, Provider.TWO_WEEKS);

        assertThat(all).hasSizeGreaterThan(50);
        assertThat(Json.ids(answer, "Slot"))
                .isEqualTo(Stream.concat(all.stream().limit(25), all.stream().skip(all.size() - 24L))
                        .toList());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.body(answer)).hasSameSizeAs(Json.body(upright.get(Interaction.SLOT, Provider.TWO_WEEKS)));
    }

    @Test
    void schedules_areThoseOfTheSlotsShown() {
        FakeResponse answer = provider.get(Interaction.SLOT, Provider.TWO_WEEKS);
        List<String> used = Json.entries(answer, "Slot").stream()
                .map(slot -> slot.at("/schedule/reference").asText())
                .distinct()
                .toList();

        assertThat(Json.ids(answer, "Schedule"))
                .extracting(id -> "Schedule/" + id)
                .containsExactlyInAnyOrderElementsOf(used)
                .hasSizeLessThan(Json.ids(upright.get(Interaction.SLOT, Provider.TWO_WEEKS), "Schedule")
                        .size());
    }

    @Test
    void fewSlots_areAllThere() {
        String morning = Provider.TOMORROW.replace("=le2026-11-24", "=le2026-11-24T12:00:00%2B00:00");
        JsonNode all = Json.body(upright.get(Interaction.SLOT, morning));

        assertThat(Json.body(provider.get(Interaction.SLOT, morning))).isEqualTo(all);
    }
}
