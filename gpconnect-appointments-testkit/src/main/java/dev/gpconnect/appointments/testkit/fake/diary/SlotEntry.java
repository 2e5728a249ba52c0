package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.Instant;

/** A slot of the diary; its status changes under the practice's lock, its version with it (W-VER-01). */
public final class SlotEntry {
    private final String id;
    private final ScheduleEntry schedule;
    private final Instant start;
    private final Instant end;
    private final SlotKind kind;
    private Instant taken = Instant.MIN;
    private int holders;
    private int version = 1;

    /** A free slot in its first version. */
    public SlotEntry(String id, ScheduleEntry schedule, Instant start, Instant end, SlotKind kind) {
        this.id = id;
        this.schedule = schedule;
        this.start = start;
        this.end = end;
        this.kind = kind;
    }

    /** The slot's id, a number (P-BOOK-09). */
    public String id() {
        return id;
    }

    /** The schedule that it belongs to. */
    public ScheduleEntry schedule() {
        return schedule;
    }

    /** When it begins. */
    public Instant start() {
        return start;
    }

    /** When it ends, which is when the next one may begin. */
    public Instant end() {
        return end;
    }

    /** Its channel and type, and who may book it. */
    public SlotKind kind() {
        return kind;
    }

    /** Whether no appointment that stands holds it. */
    public boolean free() {
        return holders == 0;
    }

    /** The value of {@code meta.versionId}: one at first, and one more with every change of status. */
    public int version() {
        return version;
    }

    /** Whether it was free at a moment not long ago, as far as it remembers: it knows when it was last taken. */
    boolean freeAt(Instant moment) {
        return free() || taken.isAfter(moment);
    }

    /** Takes the slot for one appointment more; a practice whose bookings are not atomic can give it to several. */
    void occupy(Instant now) {
        if (free()) {
            taken = now;
            version++;
        }
        holders++;
    }

    /** Takes one appointment off the slot, which is free again when no other holds it (P-CANC-05). */
    public void release() {
        holders--;
        if (free()) {
            version++;
        }
    }
}
