package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BundleReader;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The free slots a practice offers for a search, in order of time. Held to what was asked: slots outside the range, past
 * ones, Visit slots, those that a filter removes and doubles are left out (C-SLOT-06, W-DT-06).
 */
public final class FreeSlots implements Iterable<FreeSlot> {

    private static final Comparator<FreeSlot> BY_TIME =
            Comparator.comparing(FreeSlot::start).thenComparing(FreeSlot::end).thenComparing(FreeSlot::id);

    private final OdsCode practice;
    private final List<FreeSlot> slots;
    private final Map<String, LeftOut> leftOut;
    private final @Nullable ServiceFilteringStatus filtering;
    private final boolean complete;
    private final List<UUID> traceIds;

    private FreeSlots(
            OdsCode practice,
            List<FreeSlot> slots,
            Map<String, LeftOut> leftOut,
            @Nullable ServiceFilteringStatus filtering,
            boolean complete,
            List<UUID> traceIds) {
        this.practice = practice;
        this.slots = slots;
        this.leftOut = leftOut;
        this.filtering = filtering;
        this.complete = complete;
        this.traceIds = traceIds;
    }

    /**
     * Reads the answer to one request of a search from the FHIR JSON that a practice sent.
     *
     * @param json the Bundle; left open
     * @param search what was asked
     * @param searchedAs the organisation type the search named, or null when it named none
     * @param now what counts as past
     * @param call the exchange it came in
     * @throws IOException if the stream fails
     * @throws UnreadableContentException if it is not a Bundle, or holds a slot without id or times
     */
    public static FreeSlots read(
            InputStream json, SlotSearch search, @Nullable OrganisationType searchedAs, Instant now, CallInfo call)
            throws IOException {
        SlotBundle bundle = new SlotBundle(call.practice(), searchedAs);
        BundleReader.read(json, bundle);
        SlotSelection selection = new SlotSelection(search, now);
        List<FreeSlot> slots = bundle.join(selection::takes);
        slots.sort(BY_TIME);
        boolean complete = bundle.size() < search.answerCap().orElse(Integer.MAX_VALUE);
        return new FreeSlots(
                call.practice(),
                List.copyOf(slots),
                selection.leftOut(),
                bundle.filtering(),
                complete,
                List.of(call.traceId()));
    }

    /**
     * Joins the answers to the requests of one search into one. A slot that several of them have is in it once, as the last of them
     * has it; service filtering is enabled only where all of them say so.
     *
     * @param answers at least one, in the order in which they came
     */
    public static FreeSlots join(List<FreeSlots> answers) {
        FreeSlots last = answers.get(answers.size() - 1);
        if (answers.size() == 1) {
            return last;
        }
        Map<String, FreeSlot> offered = new HashMap<>();
        Map<String, LeftOut> leftOut = new HashMap<>();
        for (FreeSlots answer : answers) {
            answer.slots.forEach(slot -> offered.put(slot.id(), slot));
            leftOut.putAll(answer.leftOut);
            offered.keySet().removeAll(answer.leftOut.keySet());
            answer.slots.forEach(slot -> leftOut.remove(slot.id()));
        }
        return new FreeSlots(
                last.practice,
                offered.values().stream().sorted(BY_TIME).toList(),
                leftOut,
                filtering(answers),
                answers.stream().allMatch(FreeSlots::complete),
                answers.stream().flatMap(answer -> answer.traceIds.stream()).toList());
    }

    /** Enabled only where every answer is; else what the first other one says. */
    private static @Nullable ServiceFilteringStatus filtering(List<FreeSlots> answers) {
        for (FreeSlots answer : answers) {
            if (!ServiceFilteringStatus.ENABLED.equals(answer.filtering)) {
                return answer.filtering;
            }
        }
        return ServiceFilteringStatus.ENABLED;
    }

    /** The practice that was asked. */
    public OdsCode practice() {
        return practice;
    }

    /** The slots, earliest first. */
    public List<FreeSlot> list() {
        return slots;
    }

    /** The slots, earliest first. */
    public Stream<FreeSlot> stream() {
        return slots.stream();
    }

    @Override
    public Iterator<FreeSlot> iterator() {
        return slots.iterator();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return slots.isEmpty();
    }

    /** How many there are. */
    public int size() {
        return slots.size();
    }

    /**
     * The first slot: the earliest, or the one that {@link #locationFirst} puts first.
     *
     * @throws NoSuchElementException if there is none
     */
    public FreeSlot first() {
        if (slots.isEmpty()) {
            throw new NoSuchElementException("The practice offers no free slot for this search; ask isEmpty() first");
        }
        return slots.get(0);
    }

    /** The slots by the UK date on which they begin, the first day first; a day without any is not there. */
    public NavigableMap<LocalDate, List<FreeSlot>> byDay() {
        NavigableMap<LocalDate, List<FreeSlot>> days = new TreeMap<>();
        for (FreeSlot slot : slots) {
            days.computeIfAbsent(slot.start().toLocalDate(), day -> new ArrayList<>())
                    .add(slot);
        }
        days.replaceAll((day, ofDay) -> List.copyOf(ofDay));
        return Collections.unmodifiableNavigableMap(days);
    }

    /** The slots by who runs the session, in the order of each one's first slot; of those without a practitioner, by session. */
    public List<PractitionerSlots> byPractitioner() {
        return PractitionerSlots.group(slots);
    }

    /**
     * The runs of slots that may be booked as one appointment (C-BOOK-08), earliest first. Each slot that a run can begin with begins
     * one; where several could come next, the one after which most follow does.
     *
     * @param count how many slots make a run
     * @throws IllegalArgumentException if that is less than one
     */
    public List<List<FreeSlot>> runs(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A run has at least one slot, not " + count);
        }
        return new SlotRuns(slots.stream().sorted(BY_TIME).toList()).of(count, slots);
    }

    /**
     * The same slots with those at this location before the others, each in the order they had: so the surgery that a patient
     * prefers comes first (C-SLOT-10, D-UI-07). {@link #list()}, {@link #first()}, {@link #runs} and the groups keep to the new order.
     *
     * @param locationId the practice's own id of the location
     */
    public FreeSlots locationFirst(String locationId) {
        List<FreeSlot> ordered = new ArrayList<>(slots);
        ordered.sort(Comparator.comparing(
                slot -> slot.locationId().filter(locationId::equals).isEmpty()));
        return new FreeSlots(practice, List.copyOf(ordered), leftOut, filtering, complete, traceIds);
    }

    /**
     * How many slots the practice sent that are not offered, by the first reason that applied (C-SLOT-06, W-DT-06). Only reasons that
     * did are there; a slot that was sent twice counts once.
     */
    public Map<LeftOut, Integer> leftOut() {
        Map<LeftOut, Integer> counts = new EnumMap<>(LeftOut.class);
        leftOut.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /**
     * Whether the practice held the search to the service it named (C-SLOT-09); nothing when it named none, or when the provider does
     * not know service filtering. Only {@link ServiceFilteringStatus#ENABLED} means that the slots belong to the service.
     */
    public Optional<ServiceFilteringStatus> serviceFiltering() {
        return Optional.ofNullable(filtering);
    }

    /** How many slots the practice sent, those that are left out here among them. */
    public int received() {
        return slots.size() + leftOut.size();
    }

    /** Whether the practice can be taken to have sent all it has; always unless the search has {@link SlotSearch#answerCap() a cap}. */
    public boolean complete() {
        return complete;
    }

    /** The trace ids of the exchanges this came in, one for each request that the search took. */
    public List<UUID> traceIds() {
        return traceIds;
    }

    @Override
    public String toString() {
        return "FreeSlots[" + slots.size() + "]";
    }
}
