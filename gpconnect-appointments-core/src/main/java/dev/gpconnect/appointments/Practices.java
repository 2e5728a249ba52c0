package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.PracticeAnswer;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several practices asked by one user within an encounter: the group of an extended-hours hub, or the practices nearby (S-01). Which
 * practices these are is the application's to know (D-BK-03). They are asked side by side, a bounded number at once (D-BK-02), and
 * one that fails hides no other.
 *
 * <pre>{@code
 * AcrossPractices found = encounter.practices(List.of("Y90001", "Y90002"))
 *         .limit(20)
 *         .searchFreeSlots(SlotSearch.between(from, to).build());
 * }</pre>
 *
 * <p>Interrupting the calling thread ends a search: no further practice is asked, and the requests under way are given up.
 *
 * <p>Immutable, and may be used by several threads at once. It ends with its {@link Encounter}: when that is closed a search throws
 * {@link IllegalStateException}, one that is under way too, as soon as a request would be next; the requests under way are not
 * cancelled. Threads that help have the log context (SLF4J's MDC) of the calling thread for as long as they do.
 */
public final class Practices {

    private static final int AT_ONCE = 16;

    private final Encounter encounter;
    private final List<OdsCode> codes;
    private final @Nullable Executor executor;
    private final int atOnce;
    private final int limit;
    private final @Nullable Duration within;

    Practices(Encounter encounter, Collection<OdsCode> codes) {
        this(encounter, List.copyOf(new LinkedHashSet<>(codes)), null, AT_ONCE, Integer.MAX_VALUE, null);
    }

    private Practices(
            Encounter encounter,
            List<OdsCode> codes,
            @Nullable Executor executor,
            int atOnce,
            int limit,
            @Nullable Duration within) {
        this.encounter = encounter;
        this.codes = codes;
        this.executor = executor;
        this.atOnce = atOnce;
        this.limit = limit;
        this.within = within;
    }

    /** The practices' ODS codes, each once, in the order given. */
    public List<OdsCode> odsCodes() {
        return codes;
    }

    /**
     * With the caller's threads, which stay the caller's, to help the calling thread, which does its part; by default a search has
     * helpers of its own, which end with it. An executor that is busy or takes nothing makes a search slower, no more.
     */
    public Practices executor(Executor executor) {
        return new Practices(encounter, codes, Objects.requireNonNull(executor, "executor"), atOnce, limit, within);
    }

    /** With so many practices asked at once; 16 by default. */
    public Practices atOnce(int practices) {
        return new Practices(encounter, codes, executor, positive(practices, "atOnce"), limit, within);
    }

    /** With only the earliest so many slots kept in a collected result; all by default. */
    public Practices limit(int slots) {
        return new Practices(encounter, codes, executor, atOnce, positive(slots, "limit"), within);
    }

    /**
     * With this time for the whole search: what has not been asked by then fails as not sent, and requests under way end. By default
     * each request has the client's time-outs and the search as a whole has none.
     */
    public Practices within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("within must be positive");
        }
        return new Practices(encounter, codes, executor, atOnce, limit, time);
    }

    /**
     * Searches all of them and waits for the last answer.
     *
     * @return the slots in order of time, and each practice's success or failure
     * @throws NotSentException if the calling thread is interrupted
     */
    public AcrossPractices searchFreeSlots(SlotSearch search) {
        AcrossPractices.Collector collector = new AcrossPractices.Collector(limit);
        searchFreeSlots(search, collector::add);
        return collector.collected(codes);
    }

    /**
     * Searches all of them and hands each answer on as it comes; nothing is collected. Returns after the last.
     *
     * @param listener takes the answers, one at a time, on the threads that ask; what it throws ends the search and is thrown here
     * @throws NotSentException if the calling thread is interrupted
     */
    public void searchFreeSlots(SlotSearch search, Consumer<PracticeAnswer> listener) {
        new PracticeSweep(encounter, codes, search, listener, within).run(executor, Math.min(atOnce, codes.size()));
    }

    /** The codes only. Every search may fail for a practice with each kind of {@link GpConnectException}. */
    @Override
    public String toString() {
        return "Practices" + codes;
    }

    private static int positive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be positive");
        }
        return number;
    }
}
