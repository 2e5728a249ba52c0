package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.model.DeliveryChannel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides which of the slots that a practice sent are offered, and keeps the first reason against each other. */
final class SlotSelection {

    private final SlotSearch search;
    private final Instant now;
    private final Map<String, LeftOut> leftOut = new HashMap<>();

    SlotSelection(SlotSearch search, Instant now) {
        this.search = search;
        this.now = now;
    }

    boolean takes(FreeSlot slot) {
        LeftOut reason = reasonAgainst(slot);
        if (reason != null) {
            leftOut.put(slot.id(), reason);
        }
        return reason == null;
    }

    /** The reason against each slot that is not offered, by its id. */
    Map<String, LeftOut> leftOut() {
        return leftOut;
    }

    private @Nullable LeftOut reasonAgainst(FreeSlot slot) {
        if (!slot.isFree()) {
            return LeftOut.NOT_FREE;
        }
        if (!slot.start().toInstant().isAfter(now)) {
            return LeftOut.PAST;
        }
        if (slot.deliveryChannel().filter(DeliveryChannel.VISIT::equals).isPresent()) {
            return LeftOut.VISIT;
        }
        // one that ends before it begins lies in no range
        boolean covered = search.covers(slot) && !slot.duration().isNegative();
        return covered ? search.filteredBy(slot) : LeftOut.OUTSIDE_RANGE;
    }
}
