package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.List;
import java.util.Objects;

/**
 * Why a search for free slots finds what it finds, for a support desk. A practice never says why it offers nothing, so several
 * causes may be possible. Holds nothing of any patient.
 */
public final class SearchDiagnosis {

    private final OdsCode practice;
    private final int slotsFound;
    private final List<Cause> causes;
    private final List<CallInfo> exchanges;

    private SearchDiagnosis(OdsCode practice, int slotsFound, List<Cause> causes, List<CallInfo> exchanges) {
        this.practice = practice;
        this.slotsFound = slotsFound;
        this.causes = List.copyOf(causes);
        this.exchanges = List.copyOf(exchanges);
    }

    /**
     * A diagnosis.
     *
     * @param practice where was searched
     * @param slotsFound how many slots the search found
     * @param causes the most likely first
     * @param exchanges what was asked to find out
     */
    public static SearchDiagnosis of(OdsCode practice, int slotsFound, List<Cause> causes, List<CallInfo> exchanges) {
        return new SearchDiagnosis(Objects.requireNonNull(practice, "practice"), slotsFound, causes, exchanges);
    }

    /** The practice that was searched. */
    public OdsCode practice() {
        return practice;
    }

    /** How many slots the search found when it was made again. */
    public int slotsFound() {
        return slotsFound;
    }

    /** Why there were none, or not more, the most likely first; empty when nothing stood in the way of the slots found. */
    public List<Cause> causes() {
        return causes;
    }

    /** The exchanges this was found out by, with the trace ids to quote to the practice's supplier; not those that never began. */
    public List<CallInfo> exchanges() {
        return exchanges;
    }

    /** All of it in lines of plain English, to be put into a support ticket. */
    public String text() {
        StringBuilder text = new StringBuilder("Slot search at " + practice + ": ")
                .append(slotsFound == 1 ? "1 slot found" : slotsFound + " slots found")
                .append('\n');
        for (Cause cause : causes) {
            text.append(cause.kind).append(": ").append(cause.explanation).append('\n');
        }
        for (CallInfo exchange : exchanges) {
            text.append("Asked: ").append(exchange).append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "SearchDiagnosis[" + practice + ", " + slotsFound + ", "
                + causes.stream().map(Cause::kind).toList() + "]";
    }

    /**
     * One possible cause.
     *
     * @param kind what kind of cause, for an application to decide by
     * @param explanation what it means here and what to do about it, in English
     */
    public record Cause(Kind kind, String explanation) {

        /** Checks that both are there. */
        public Cause {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(explanation, "explanation");
        }
    }

    /** The kinds of causes; more may follow. */
    public enum Kind {
        /** The practice refuses: GP Connect or the appointments capability is switched off there (E-05). */
        CAPABILITY_OFF,
        /** The two organisations do not share data (E-06, E-SSP-4). */
        NOT_SHARING,
        /** The directory has no endpoint of the practice for this, or cannot be asked. */
        NOT_IN_DIRECTORY,
        /** The practice's system, or the Spine proxy, cannot be reached or does not answer (E-SSP-7). */
        UNREACHABLE,
        /** Our own system is not registered for the interaction (E-SSP-2). */
        SENDER_NOT_REGISTERED,
        /** The practice's system is not registered for the interaction (E-SSP-3). */
        RECEIVER_NOT_REGISTERED,
        /** The capability statement does not list the search for slots (C-META-04). */
        SLOT_SEARCH_NOT_OFFERED,
        /** The practice sent slots that were left out, for {@link FreeSlots#leftOut()}'s reasons (C-SLOT-06). */
        LEFT_OUT,
        /** The practice's system cuts its answers off ({@link SlotSearch.Builder#answerCap}): slots may be missing. */
        CUT_OFF,
        /** The practice sent no slot at all, for one of the reasons that it never tells (P-AVL-01 to P-AVL-04). */
        NOTHING_OFFERED,
        /** The search named no organisation type, so that slots kept for a type were not sent (C-SLOT-03). */
        TYPE_NOT_SENT,
        /** The search named a service: what the practice made of that (C-SLOT-09). */
        SERVICE_FILTERING,
        /** Any other error. */
        FAULT
    }
}
