package dev.gpconnect.appointments;

import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;

/** Searches one practice for free slots. */
final class SlotCalls {

    private final Practice practice;

    SlotCalls(Practice practice) {
        this.practice = practice;
    }

    FreeSlots search(SlotSearch search) {
        RequestingOrganisation organisation = practice.encounter().organisation();
        OrganisationType type = organisation.type().orElse(null);
        String path = Requests.slotSearch(search, organisation.odsCode(), type);
        return practice.call(
                Interaction.get(InteractionId.SEARCH_FREE_SLOTS, path),
                practice.newDeadline(),
                answer -> FreeSlots.read(
                        answer.body(), search, type, practice.parts().clock().instant(), answer.call()));
    }
}
