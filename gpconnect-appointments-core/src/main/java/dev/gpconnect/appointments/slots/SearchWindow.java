package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.model.UkTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a search's range that one request asks for. Windows that follow one another overlap by half a day, so that a slot
 * across the edge of one, at midnight as a rule, is whole in the other.
 *
 * @param from the earliest start of a slot, in London time
 * @param to the latest end of a slot, in London time
 */
public record SearchWindow(ZonedDateTime from, ZonedDateTime to) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OVERLAP = Duration.ofHours(12);

    /**
     * Parts a range into windows, earliest first (C-SLOT-02).
     *
     * @param days how many days a window may span, by the wall clock
     */
    static List<SearchWindow> of(ZonedDateTime from, ZonedDateTime to, int days) {
        List<SearchWindow> windows = new ArrayList<>();
        SearchWindow rest = new SearchWindow(from, to);
        while (rest.length().compareTo(Duration.ofDays(days)) > 0) {
            SearchWindow window = rest.first(Duration.ofDays(days));
            windows.add(window);
            rest = new SearchWindow(at(window.edge().minus(OVERLAP)), to);
        }
        windows.add(rest);
        return windows;
    }

    /** Whether there are smaller windows to ask for: this one is longer than a day. */
    public boolean canBeHalved() {
        return length().compareTo(DAY) > 0;
    }

    /** Two windows, of a day at least, that have every slot that is in this one. */
    public List<SearchWindow> halves() {
        Duration half = length().plus(OVERLAP)
                .dividedBy(2)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        Duration size = half.compareTo(DAY) < 0 ? DAY : half;
        LocalDateTime secondStart = to.toLocalDateTime().plusSeconds(1).minus(size);
        return List.of(first(size), new SearchWindow(at(secondStart), to));
    }

    /** How long it is by the wall clock, which is how two weeks are counted (W-DT-04). */
    private Duration length() {
        return Duration.between(from.toLocalDateTime(), to.toLocalDateTime());
    }

    /** The beginning of this window: up to the last second of the size. */
    private SearchWindow first(Duration size) {
        LocalDateTime end = from.toLocalDateTime().plus(size).minusSeconds(1);
        ZonedDateTime there = at(end);
        // in the hour that spring leaves out, the time before it: the one after it would make the window too long
        return new SearchWindow(from, there.toLocalDateTime().equals(end) ? there : there.minusHours(1));
    }

    /** The first second after it. */
    private LocalDateTime edge() {
        return to.toLocalDateTime().plusSeconds(1);
    }

    private static ZonedDateTime at(LocalDateTime wallClock) {
        return wallClock.atZone(UkTime.ZONE);
    }
}
