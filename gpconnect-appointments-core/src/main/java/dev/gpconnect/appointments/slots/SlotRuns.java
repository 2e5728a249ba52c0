package dev.gpconnect.appointments.slots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chains slots that may be booked as one appointment, from the last slot to the first: each is linked to the slot after it
 * that has most slots after it. What comes after is looked up, so that many slots take no longer each than few.
 */
final class SlotRuns {

    private final Map<Begins, Link> longest = new HashMap<>();
    private final Map<FreeSlot, Link> links = new HashMap<>();

    SlotRuns(List<FreeSlot> byTime) {
        for (int i = byTime.size() - 1; i >= 0; i--) {
            add(byTime.get(i));
        }
    }

    private void add(FreeSlot slot) {
        Link after = longest.get(new Begins(slot.kind(), slot.end().toInstant()));
        Link link = after != null && slot.mayPrecede(after.slot) ? new Link(slot, after) : new Link(slot, null);
        links.put(slot, link);
        longest.merge(
                new Begins(slot.kind(), slot.start().toInstant()),
                link,
                (later, earlier) -> earlier.length >= later.length ? earlier : later);
    }

    /** The runs of that many slots that begin with one of these, in their order. */
    List<List<FreeSlot>> of(int count, List<FreeSlot> first) {
        List<List<FreeSlot>> runs = new ArrayList<>();
        for (FreeSlot slot : first) {
            Link link = links.get(slot);
            if (link != null && link.length >= count) {
                runs.add(link.first(count));
            }
        }
        return List.copyOf(runs);
    }

    private record Begins(FreeSlot.Kind kind, Instant start) {}

    private static final class Link {

        private final FreeSlot slot;
        private final @Nullable Link next;
        private final int length;

        Link(FreeSlot slot, @Nullable Link next) {
            this.slot = slot;
            this.next = next;
            this.length = next == null ? 1 : next.length + 1;
        }

        List<FreeSlot> first(int count) {
            List<FreeSlot> run = new ArrayList<>(count);
            for (Link link = this; link != null && run.size() < count; link = link.next) {
                run.add(link.slot);
            }
            return List.copyOf(run);
        }
    }
}
