package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.ZonedDateTime;

/** A slot of the diary at one moment. */
public final class SlotView {
    private final SlotEntry slot;
    private final boolean free;

    /** Shows a slot as it is now; the status seen does not change with the slot. */
    public SlotView(SlotEntry slot) {
        this.slot = slot;
        this.free = slot.free();
    }

    /**
     * The slot's id.
     *
     * @return for example {@code 10200}
     */
    public String id() {
        return slot.id();
    }

    /**
     * The id of its schedule.
     *
     * @return for example {@code 1}
     */
    public String scheduleId() {
        return slot.schedule().id();
    }

    /**
     * When it begins.
     *
     * @return in London time
     */
    public ZonedDateTime start() {
        return slot.start().atZone(UkTime.ZONE);
    }

    /**
     * When it ends.
     *
     * @return in London time
     */
    public ZonedDateTime end() {
        return slot.end().atZone(UkTime.ZONE);
    }

    /**
     * Its delivery channel.
     *
     * @return for example {@code In-person}
     */
    public String deliveryChannel() {
        return slot.kind().channel();
    }

    /**
     * Its service type.
     *
     * @return the practice's own text
     */
    public String serviceType() {
        return slot.kind().serviceType();
    }

    /**
     * Whether the practice lets GP Connect book it at all.
     *
     * @return false for every Visit slot
     */
    public boolean bookable() {
        return slot.kind().bookable();
    }

    /**
     * Its FHIR status.
     *
     * @return {@code free} or {@code busy}
     */
    public String status() {
        return free ? "free" : "busy";
    }

    /** Shows the id and the status. */
    @Override
    public String toString() {
        return "SlotView[" + id() + ", " + status() + "]";
    }
}
