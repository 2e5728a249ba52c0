package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BundleReader;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The free slots a practice offers for a search, in order of time. Held to what was asked: slots outside the range, past
 * ones, Visit slots and doubles are left out (C-SLOT-06, W-DT-06).
 */
public final class FreeSlots implements Iterable<FreeSlot> {

    private static final Comparator<FreeSlot> BY_TIME =
            Comparator.comparing(FreeSlot::start).thenComparing(FreeSlot::end).thenComparing(FreeSlot::id);

    private final List<FreeSlot> slots;
    private final @Nullable ServiceFilteringStatus filtering;
    private final int received;
    private final boolean complete;
    private final List<UUID> traceIds;

    private FreeSlots(
            List<FreeSlot> slots,
            @Nullable ServiceFilteringStatus filtering,
            int received,
            boolean complete,
            List<UUID> traceIds) {
        this.slots = slots;
        this.filtering = filtering;
        this.received = received;
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
        Predicate<FreeSlot> offered = slot -> slot.start().toInstant().isAfter(now)
                && !slot.deliveryChannel().map(DeliveryChannel.VISIT::equals).orElse(false);
        List<FreeSlot> slots = bundle.join(offered.and(search::accepts));
        slots.sort(BY_TIME);
        int received = bundle.size();
        boolean complete = received < search.answerCap().orElse(Integer.MAX_VALUE);
        return new FreeSlots(List.copyOf(slots), bundle.filtering(), received, complete, List.of(call.traceId()));
    }

    /**
     * Joins the answers to the requests of one search into one. A slot that several of them have is in it once, as the last of them
     * has it.
     *
     * @param answers at least one, in the order in which they came
     */
    public static FreeSlots join(List<FreeSlots> answers) {
        FreeSlots last = answers.get(answers.size() - 1);
        if (answers.size() == 1) {
            return last;
        }
        Map<String, FreeSlot> byId = new HashMap<>();
        answers.forEach(answer -> answer.slots.forEach(slot -> byId.put(slot.id(), slot)));
        return new FreeSlots(
                byId.values().stream().sorted(BY_TIME).toList(),
                last.filtering,
                answers.stream().mapToInt(FreeSlots::received).sum(),
                answers.stream().allMatch(FreeSlots::complete),
                answers.stream().flatMap(answer -> answer.traceIds.stream()).toList());
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
     * The earliest slot.
     *
     * @throws NoSuchElementException if there is none
     */
    public FreeSlot first() {
        if (slots.isEmpty()) {
            throw new NoSuchElementException("The practice offers no free slot for this search; ask isEmpty() first");
        }
        return slots.get(0);
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
        return received;
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
