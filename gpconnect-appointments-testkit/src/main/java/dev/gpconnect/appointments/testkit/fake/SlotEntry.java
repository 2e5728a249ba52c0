package dev.gpconnect.appointments.testkit.fake;

import java.time.Instant;

/** A slot of the diary; its status changes under the practice's lock, its version with it (W-VER-01). */
final class SlotEntry {
    private final String id;
    private final ScheduleEntry schedule;
    private final Instant start;
    private final Instant end;
    private final SlotKind kind;
    private boolean free = true;
    private int version = 1;

    SlotEntry(String id, ScheduleEntry schedule, Instant start, Instant end, SlotKind kind) {
        this.id = id;
        this.schedule = schedule;
        this.start = start;
        this.end = end;
        this.kind = kind;
    }

    String id() {
        return id;
    }

    ScheduleEntry schedule() {
        return schedule;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }

    SlotKind kind() {
        return kind;
    }

    boolean free() {
        return free;
    }

    int version() {
        return version;
    }

    void occupy() {
        free = false;
        version++;
    }

    void release() {
        free = true;
        version++;
    }
}
