package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.util.List;

/** Which slots may be offered to whom: the match table, the booking window and the cap (P-AVL-01 to P-AVL-07). */
public final class Availability {
    private final PracticeBook book;

    /** The rules over a practice's book, which is read anew with every question. */
    public Availability(PracticeBook book) {
        this.book = book;
    }

    /** Whether a search by this requester shows the slot, its status and time range apart. */
    public boolean offered(SlotEntry slot, Requester requester) {
        return allowed(slot, requester) && !exhausted(slot.schedule(), requester);
    }

    /** Whether an organisation may book these slots together (P-BOOK-16). */
    public boolean bookable(List<SlotEntry> slots, Requester requester, String odsCode) {
        ScheduleEntry schedule = slots.get(0).schedule();
        int cap = schedule.capPerOrganisation();
        return slots.stream().allMatch(slot -> allowed(slot, requester))
                && (cap == 0 || book.held(schedule.id(), odsCode) + slots.size() <= cap);
    }

    private boolean allowed(SlotEntry slot, Requester requester) {
        BookingWindow window = slot.schedule().window();
        return requester.mayUse(slot.kind())
                && !slot.kind().visit()
                && (window == null || window.admits(slot.start(), UkTime.now(book.clock())));
    }

    private boolean exhausted(ScheduleEntry schedule, Requester requester) {
        int cap = schedule.capPerOrganisation();
        return cap > 0
                && !requester.codes().isEmpty()
                && requester.codes().stream().allMatch(code -> book.held(schedule.id(), code) >= cap);
    }
}
