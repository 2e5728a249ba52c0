package dev.gpconnect.appointments.testkit.synthetic;

import dev.gpconnect.appointments.testkit.fake.diary.BookingWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A made-up session of the practice's doctor at its one location, without slots at first. Each method gives a new schedule and leaves
 * this one as it is.
 *
 * <pre>{@code
 * aSchedule().named("Morning surgery").with(slots("09:00", "12:00", 10))
 * }</pre>
 */
public final class SyntheticSchedule {
    private final String session;
    private final boolean staffed;
    private final @Nullable BookingWindow window;
    private final int cap;
    private final List<SyntheticSlots> slots;

    private SyntheticSchedule(
            String session, boolean staffed, @Nullable BookingWindow window, int cap, List<SyntheticSlots> slots) {
        this.session = Objects.requireNonNull(session, "session");
        this.staffed = staffed;
        this.window = window;
        this.cap = cap;
        this.slots = List.copyOf(slots);
    }

    /** The session Synthetic clinic, that may be booked at any time by anybody. */
    public static SyntheticSchedule aSchedule() {
        return new SyntheticSchedule("Synthetic clinic", true, null, 0, List.of());
    }

    /** With this name of the session. */
    public SyntheticSchedule named(String name) {
        return new SyntheticSchedule(name, staffed, window, cap, slots);
    }

    /** Without a practitioner, who is not decided yet. */
    public SyntheticSchedule unstaffed() {
        return new SyntheticSchedule(session, false, window, cap, slots);
    }

    /** Bookable so many days ahead at the least and at the most (P-AVL-03). */
    public SyntheticSchedule window(int minDays, int maxDays) {
        return new SyntheticSchedule(session, staffed, new BookingWindow(minDays, maxDays), cap, slots);
    }

    /** With so many slots for each organisation at the most (P-AVL-04). */
    public SyntheticSchedule atMost(int slotsPerOrganisation) {
        return new SyntheticSchedule(session, staffed, window, slotsPerOrganisation, slots);
    }

    /** With these slots as well. */
    public SyntheticSchedule with(SyntheticSlots... further) {
        List<SyntheticSlots> all = new ArrayList<>(slots);
        all.addAll(List.of(further));
        return new SyntheticSchedule(session, staffed, window, cap, all);
    }

    String session() {
        return session;
    }

    boolean staffed() {
        return staffed;
    }

    @Nullable BookingWindow window() {
        return window;
    }

    int cap() {
        return cap;
    }

    List<SyntheticSlots> slots() {
        return slots;
    }

    /** Shows the session's name. */
    @Override
    public String toString() {
        return "SyntheticSchedule[" + session + "]";
    }
}
