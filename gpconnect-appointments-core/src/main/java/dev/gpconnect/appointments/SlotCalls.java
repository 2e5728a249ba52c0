package dev.gpconnect.appointments;

import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SearchWindow;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<FreeSlots> answers = new ArrayList<>();
        search.windows(now()).forEach(window -> ask(window, answers));
        return FreeSlots.join(answers);
    }

    /** The earliest slot, asking no further than it takes. */
    Optional<FreeSlot> next() {
        List<FreeSlots> answers = new ArrayList<>();
        for (SearchWindow window : search.windows(now())) {
            Optional<FreeSlot> found = earliest(answers);
            if (found.isPresent() && !found.get().start().isAfter(window.from())) {
                return found;
            }
            ask(window, answers);
        }
        return earliest(answers);
    }

    /** Asks for a window; in halves if the answer looks cut off. */
    private void ask(SearchWindow window, List<FreeSlots> answers) {
        FreeSlots answer = ask(window);
        if (answer.complete() || !window.canBeHalved()) {
            answers.add(answer);
        } else {
            window.halves().forEach(half -> ask(half, answers));
        }
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

    private static Optional<FreeSlot> earliest(List<FreeSlots> answers) {
        return answers.isEmpty()
                ? Optional.empty()
                : FreeSlots.join(answers).stream().findFirst();
    }
}
