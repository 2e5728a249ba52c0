package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.DiaryTransport;
import dev.gpconnect.appointments.fixture.DiaryTransport.Interval;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.TestClock;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever the range, a search gives what somebody gets who looks through the whole diary: no slot is lost, none comes twice. The
 * diaries are of a year, with slots at any time of day and night, many of them about midnights and both clock changes.
 */
@Label("C-SLOT-02, W-DT-04, W-DT-05")
class AnyRangePropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 23);
    private static final int YEAR = 365;
    private static final int SECONDS = YEAR * 24 * 3600;
    /** Days from the first one to the last Sundays of March and October, when the clocks change. */
    private static final List<Integer> CLOCK_CHANGES = List.of(125, 342);

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Label("C-SLOT-02: a range of any length has the slots of the diary, each once, in order")
    void range_ofAnyLength_losesAndDoublesNothing(
            @ForAll("diaries") List<Interval> diary,
            @ForAll("ranges") Interval range,
            @ForAll @IntRange(min = 1, max = 14) int windowDays) {
        FreeSlots found = search(
                new DiaryTransport(diary, Integer.MAX_VALUE), builder(range).windowDays(windowDays));

        assertThat(ids(found)).isEqualTo(expected(diary, range));
        assertThat(found.complete()).isTrue();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Label("C-SLOT-02: answers that are cut off lose nothing, or it is said")
    void answers_thatAreCutOff_loseNothingOrSaySo(
            @ForAll("diaries") List<Interval> diary,
            @ForAll("ranges") Interval range,
            @ForAll @IntRange(min = 2, max = 49) int cap) {
        FreeSlots found = search(new DiaryTransport(diary, cap), builder(range).answerCap(cap));

        List<String> expected = expected(diary, range);
        if (found.complete()) {
            assertThat(ids(found)).isEqualTo(expected);
        } else {
            assertThat(expected).containsAll(ids(found));
            assertThat(busiestDay(diary)).isGreaterThanOrEqualTo(cap);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Label("C-GEN-10: the next free slot is the first there is, and no window is asked for in vain")
    void nextFreeSlots_beginWithTheFirstOfAll(
            @ForAll("diaries") List<Interval> diary,
            @ForAll("ranges") Interval range,
            @ForAll @IntRange(min = 1, max = 14) int windowDays) {
        DiaryTransport transport = new DiaryTransport(diary, Integer.MAX_VALUE);
        SlotSearch search = builder(range).windowDays(windowDays).build();

        String next = at(
                transport,
                practice -> practice.nextFreeSlots(search).stream()
                        .map(FreeSlot::id)
                        .findFirst()
                        .orElse("none"));

        List<String> expected = expected(diary, range);
        assertThat(next).isEqualTo(expected.isEmpty() ? "none" : expected.get(0));
        List<Interval> asked = transport.asked();
        if (!expected.isEmpty()) {
            Instant start = diary.get(Integer.parseInt(next)).start();
            assertThat(asked.subList(1, asked.size()))
                    .allMatch(window -> window.start().isBefore(start));
        }
    }

    @Provide
    Arbitrary<List<Interval>> diaries() {
        Arbitrary<Integer> anyTime =
                Arbitraries.integers().between(0, SECONDS / 300).map(five -> five * 300);
        Arbitrary<Integer> aboutMidnight = Combinators.combine(
                        Arbitraries.integers().between(1, YEAR),
                        Arbitraries.integers().between(-36, 12))
                .as((day, five) -> day * 24 * 3600 + five * 300);
        Arbitrary<Integer> aboutClockChanges = Combinators.combine(
                        Arbitraries.of(CLOCK_CHANGES), Arbitraries.integers().between(-24, 60))
                .as((day, five) -> day * 24 * 3600 + five * 300);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(1, 60).map(five -> five * 5);
        return Combinators.combine(Arbitraries.oneOf(anyTime, aboutMidnight, aboutClockChanges), minutes)
                .as((second, length) -> {
                    Instant start = dayStart(0).plusSeconds(second);
                    return new Interval(start, start.plus(Duration.ofMinutes(length)));
                })
                .list()
                .ofMinSize(0)
                .ofMaxSize(400);
    }

    @Provide
    Arbitrary<Interval> ranges() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, YEAR);
        Arbitrary<Integer> seconds = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.just(24 * 3600 - 1),
                Arbitraries.integers().between(0, 24 * 3600 - 1));
        return Combinators.combine(
                        days,
                        seconds,
                        Arbitraries.oneOf(days, Arbitraries.integers().between(0, 30)),
                        seconds)
                .as((day, second, length, endSecond) -> {
                    Instant from = local(day, second);
                    Instant to = local(day + length, endSecond);
                    return from.isAfter(to) ? new Interval(to, from) : new Interval(from, to);
                });
    }

    private static Instant local(int day, int second) {
        LocalDateTime wallClock = FIRST_DAY.plusDays(day).atStartOfDay().plusSeconds(second);
        return wallClock.atZone(UkTime.ZONE).toInstant();
    }

    private static Instant dayStart(int day) {
        return local(day, 0);
    }

    private static SlotSearch.Builder builder(Interval range) {
        return SlotSearch.between(range.start().atZone(UkTime.ZONE), range.end().atZone(UkTime.ZONE));
    }

    private static FreeSlots search(DiaryTransport transport, SlotSearch.Builder search) {
        return at(transport, practice -> practice.searchFreeSlots(search.build()));
    }

    private static <T> T at(DiaryTransport transport, Function<Practice, T> call) {
        AppointmentsClient client = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                .transport(transport)
                .clock(new TestClock(NOW))
                .build();
        try (client;
                Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            return call.apply(encounter.practice(Samples.PRACTICE));
        }
    }

    private static List<String> ids(FreeSlots found) {
        return found.stream().map(FreeSlot::id).toList();
    }

    /** Who looks through the whole diary. */
    private static List<String> expected(List<Interval> diary, Interval range) {
        Comparator<Integer> byTime = Comparator.comparing(
                        (Integer i) -> diary.get(i).start())
                .thenComparing(i -> diary.get(i).end());
        return IntStream.range(0, diary.size())
                .filter(i -> diary.get(i).isIn(range))
                .boxed()
                .sorted(byTime.thenComparing(String::valueOf))
                .map(String::valueOf)
                .toList();
    }

    /** The most slots that any 25 hours have, the longest day there is. */
    private static long busiestDay(List<Interval> diary) {
        return diary.stream()
                .mapToLong(first -> {
                    Interval day = new Interval(first.start(), first.start().plus(Duration.ofHours(25)));
                    return diary.stream().filter(slot -> slot.isIn(day)).count();
                })
                .max()
                .orElse(0);
    }
}
