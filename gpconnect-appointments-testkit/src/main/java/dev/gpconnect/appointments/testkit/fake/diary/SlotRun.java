package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.References;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Reference;

/**
 * The slots that one booking names, in its order (P-BOOK-09, P-BOOK-11 to P-BOOK-14).
 *
 * @param slots in the order of the booking
 * @param seen the moment whose diary the booking goes by; slots that were taken after it still look free
 */
public record SlotRun(List<SlotEntry> slots, Instant seen) {

    /** Slots as they are now. */
    public SlotRun(List<SlotEntry> slots) {
        this(slots, Instant.MAX);
    }

    /** Looks the slots up: an id that this server cannot have given is another fault than one that it has not (P-BOOK-09). */
    public static SlotRun of(Appointment appointment, PracticeBook book) {
        List<SlotEntry> slots = new ArrayList<>();
        for (Reference reference : appointment.getSlot()) {
            String id = References.id(reference, "Slot");
            if (!References.ownForm(id)) {
                throw Refusal.invalidResource("A slot's id is not of this server's form.");
            }
            SlotEntry slot = book.slot(id);
            if (slot == null) {
                throw Refusal.referenceNotFound("Slot not found");
            }
            slots.add(slot);
        }
        return new SlotRun(List.copyOf(slots), book.seen());
    }

    /** The slot that the booking names first. */
    public SlotEntry first() {
        return slots.get(0);
    }

    /** The slot that the booking names last. */
    public SlotEntry last() {
        return slots.get(slots.size() - 1);
    }

    /** The schedule of the first slot, which {@link #checkAdjacent()} makes that of all. */
    public ScheduleEntry schedule() {
        return first().schedule();
    }

    /** Refuses a run with a Visit slot (P-BOOK-11). */
    public void checkNoVisit() {
        require(slots.stream().noneMatch(slot -> slot.kind().visit()), "A Visit slot cannot be booked.");
    }

    /** The compare of the compare-and-set: it runs under the practice's lock, with the commit (P-BOOK-12). */
    public void checkFree() {
        if (!slots.stream().allMatch(slot -> slot.freeAt(seen))) {
            throw Refusal.duplicate("A slot is not free any more.");
        }
    }

    /** Refuses slots that do not follow one another, alike in schedule, channel and service type (P-BOOK-13). */
    public void checkAdjacent() {
        for (int i = 1; i < slots.size(); i++) {
            SlotEntry before = slots.get(i - 1);
            SlotEntry slot = slots.get(i);
            require(
                    slot.start().equals(before.end())
                            && slot.schedule().id().equals(before.schedule().id())
                            && slot.kind().channel().equals(before.kind().channel())
                            && slot.kind().serviceType().equals(before.kind().serviceType()),
                    "The slots do not follow one another in one schedule, channel and service type.");
        }
    }

    /** Refuses times other than the first slot's start and the last slot's end (P-BOOK-14). */
    public void checkTimes(Instant start, Instant end) {
        require(start.equals(first().start()) && end.equals(last().end()), "start and end are not those of the slots.");
    }

    private static void require(boolean holds, String diagnostics) {
        if (!holds) {
            throw Refusal.invalidResource(diagnostics);
        }
    }
}
