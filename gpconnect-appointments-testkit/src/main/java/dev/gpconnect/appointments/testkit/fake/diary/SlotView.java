package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A slot of the diary at one moment. */
public final class SlotView {
    private final SlotEntry slot;
    private final boolean free;
    private final @Nullable PractitionerEntry practitioner;
    private final @Nullable LocationEntry location;

    /** Shows a slot of a book as it is now; the status seen does not change with the slot. */
    public SlotView(SlotEntry slot, PracticeBook book) {
        String practitionerId = slot.schedule().practitionerId();
        this.slot = slot;
        this.free = slot.free();
        this.practitioner = practitionerId == null ? null : book.practitioner(practitionerId);
        this.location = book.location(slot.schedule().locationId());
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
     * What the practice calls its schedule.
     *
     * @return for example {@code Morning surgery}
     */
    public String session() {
        return slot.schedule().session();
    }

    /**
     * The role of whoever sees the patient.
     *
     * @return the text of its code, for example {@code General Medical Practitioner}
     */
    public String role() {
        return slot.schedule().role().display();
    }

    /**
     * Who sees the patient.
     *
     * @return for example {@code Dr Sarah Black}; null while the schedule has nobody
     */
    public @Nullable String practitioner() {
        return practitioner == null
                ? null
                : practitioner.prefix() + " " + practitioner.given() + " " + practitioner.family();
    }

    /**
     * Where the schedule is held.
     *
     * @return the place's name; its id in a book that lacks the place
     */
    public String location() {
        return location == null ? slot.schedule().locationId() : location.name();
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
     * The organisation types that alone may book it (P-AVL-01).
     *
     * @return empty when it is open to all
     */
    public Set<String> organisationTypes() {
        return slot.kind().organisationTypes();
    }

    /**
     * The organisations that alone may book it (P-AVL-01).
     *
     * @return their ODS codes, empty when it is open to all
     */
    public Set<String> organisationCodes() {
        return slot.kind().organisationCodes();
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
