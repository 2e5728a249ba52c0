package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The free slots of several practices in order of time, with each practice's own success or failure (S-01). Each slot says which
 * practice it is of, and can be booked there only (C-GEN-04).
 */
public final class AcrossPractices {

    private static final Comparator<FreeSlot> BY_TIME = Comparator.comparing(FreeSlot::start)
            .thenComparing(FreeSlot::end)
            .thenComparing(slot -> slot.practice().value())
            .thenComparing(FreeSlot::id);

    private final List<FreeSlot> slots;
    private final Map<OdsCode, Found> found;
    private final Map<OdsCode, GpConnectException> failures;

    private AcrossPractices(Collector collector, Collection<OdsCode> asked) {
        this.slots = collector.earliest.stream().sorted(BY_TIME).toList();
        this.found = inOrder(collector.found, asked);
        this.failures = inOrder(collector.failures, asked);
    }

    /** The slots, earliest first; no more than were asked for. */
    public List<FreeSlot> slots() {
        return slots;
    }

    /** What each practice that answered has for the search, whether its slots are among {@link #slots()} or not. */
    public Map<OdsCode, Found> found() {
        return found;
    }

    /** Why practices could not be searched; empty when all answered. */
    public Map<OdsCode, GpConnectException> failures() {
        return failures;
    }

    /** Whether every practice answered and can be taken to have sent all it has ({@link FreeSlots#complete()}). */
    public boolean isComplete() {
        return failures.isEmpty() && found.values().stream().allMatch(Found::complete);
    }

    @Override
    public String toString() {
        return "AcrossPractices[" + slots.size() + " slots, " + found.size() + " answered, " + failures.size()
                + " failed]";
    }

    private static <T> Map<OdsCode, T> inOrder(Map<OdsCode, T> byPractice, Collection<OdsCode> asked) {
        return asked.stream()
                .filter(byPractice::containsKey)
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(
                                code -> code, byPractice::get, (one, other) -> one, LinkedHashMap<OdsCode, T>::new),
                        Collections::unmodifiableMap));
    }

    /**
     * What one practice has for a search.
     *
     * @param slots how many slots
     * @param complete whether it can be taken to have sent all it has ({@link FreeSlots#complete()})
     * @param serviceFiltering whether it held the search to the service named ({@link FreeSlots#serviceFiltering()}); null when it
     *     does not say
     */
    public record Found(
            int slots, boolean complete, @Nullable ServiceFilteringStatus serviceFiltering) {}

    /** Collects answers, in any order, and keeps the earliest slots only. For one thread at a time. */
    public static final class Collector {

        private final int limit;
        private final PriorityQueue<FreeSlot> earliest = new PriorityQueue<>(BY_TIME.reversed());
        private final Map<OdsCode, Found> found = new LinkedHashMap<>();
        private final Map<OdsCode, GpConnectException> failures = new LinkedHashMap<>();

        /**
         * A collector that keeps so many slots.
         *
         * @param limit a positive number
         */
        public Collector(int limit) {
            this.limit = limit;
        }

        /** Takes the answer of a practice. */
        public void add(PracticeAnswer answer) {
            answer.failure().ifPresent(failure -> failures.put(answer.practice(), failure));
            answer.freeSlots().ifPresent(slots -> {
                found.put(
                        answer.practice(),
                        new Found(
                                slots.size(),
                                slots.complete(),
                                slots.serviceFiltering().orElse(null)));
                slots.forEach(this::keep);
            });
        }

        private void keep(FreeSlot slot) {
            earliest.add(slot);
            if (earliest.size() > limit) {
                earliest.remove();
            }
        }

        /**
         * What was collected.
         *
         * @param asked the practices in the order in which the maps are to have them
         */
        public AcrossPractices collected(Collection<OdsCode> asked) {
            return new AcrossPractices(this, asked);
        }
    }
}
