package dev.gpconnect.appointments;

import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SearchWindow;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Searches one practice for free slots, in as many requests as the range takes. */
final class SlotCalls {

    private final Practice practice;
    private final SlotSearch search;
    private final Supplier<Deadline> deadlines;

    /** Searches with a deadline for each request. */
    SlotCalls(Practice practice, SlotSearch search, Supplier<Deadline> deadlines) {
        this.practice = practice;
        this.search = search;
        this.deadlines = deadlines;
    }

    FreeSlots all() {
        return search(false);
    }

    /** The earliest slots, asking no further than it takes to find one. */
    FreeSlots next() {
        return search(true);
    }

    /** Asks for the windows in order of time; for one whose answer looks cut off, by halves. */
    private FreeSlots search(boolean untilFound) {
        Deque<SearchWindow> toAsk = new ArrayDeque<>(search.windows(now()));
        List<FreeSlots> answers = new ArrayList<>();
        while (!toAsk.isEmpty() && !(untilFound && isFoundBefore(toAsk.element(), answers))) {
            SearchWindow window = toAsk.remove();
            FreeSlots answer = ask(window);
            if (answer.complete() || !window.canBeHalved()) {
                answers.add(answer);
            } else {
                List<SearchWindow> halves = window.halves();
                toAsk.addFirst(halves.get(1));
                toAsk.addFirst(halves.get(0));
            }
        }
        return FreeSlots.join(answers);
    }

    /** Whether a slot was found that begins no later than any that is still to be asked for. */
    private static boolean isFoundBefore(SearchWindow next, List<FreeSlots> answers) {
        return answers.stream()
                .flatMap(FreeSlots::stream)
                .anyMatch(slot -> !slot.start().isAfter(next.from()));
    }

    private FreeSlots ask(SearchWindow window) {
        RequestingOrganisation organisation = practice.encounter().organisation();
        OrganisationType type = organisation.type().orElse(null);
        String path = Requests.slotSearch(search, window, organisation.odsCode(), type);
        return practice.call(
                Interaction.get(InteractionId.SEARCH_FREE_SLOTS, path),
                deadlines.get(),
                answer -> FreeSlots.read(answer.body(), search, type, now(), answer.call()));
    }

    private Instant now() {
        return practice.parts().clock().instant();
    }
}
