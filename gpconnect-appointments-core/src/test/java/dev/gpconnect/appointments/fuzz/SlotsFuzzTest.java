package dev.gpconnect.appointments.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.ResourceId;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;

@DisplayName("W-CT-03: an answer to a slot search is read, or refused as one that cannot be")
class SlotsFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
    private static final SlotSearch SEARCH = SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 6))
            .build();
    private static final CallInfo CALL = Samples.call(InteractionId.SEARCH_FREE_SLOTS);

    @FuzzTest(maxDuration = "2m")
    void slots_inAnyBytes_areReadOrRefused(byte[] json) {
        Hostile.read(() ->
                        FreeSlots.read(new ByteArrayInputStream(json), SEARCH, OrganisationType.GP_PRACTICE, NOW, CALL))
                .ifPresent(slots -> slots.forEach(SlotsFuzzTest::assertWhole));
    }

    /** What may be asked of a slot can be told, and what may enter a URL is fit for it. */
    private static void assertWhole(FreeSlot slot) {
        assertThat(slot.id()).matches(ResourceId::isValid);
        assertThat(slot.locationId()).matches(id -> id.map(ResourceId::isValid).orElse(true));
        assertThat(slot.start()).isBeforeOrEqualTo(slot.end());
        assertThat(slot.toString()).contains(slot.id());
        assertThat(slot.practice()).isEqualTo(Samples.PRACTICE);
    }
}
