package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.Instant;

/** A slot of the diary; its status changes under the practice's lock, its version with it (W-VER-01). */
public final class SlotEntry {
    private final String id;
    private final ScheduleEntry schedule;
    private final Instant start;
    private final Instant end;
    private final SlotKind kind;
    private boolean free = true;
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
        return free;
    }

    /** The value of {@code meta.versionId}: one at first, and one more with every change of status. */
    public int version() {
        return version;
    }

    void occupy() {
        free = false;
        version++;
    }

    /** Makes the slot free again (P-CANC-05). */
    public void release() {
        free = true;
        version++;
    }
}
