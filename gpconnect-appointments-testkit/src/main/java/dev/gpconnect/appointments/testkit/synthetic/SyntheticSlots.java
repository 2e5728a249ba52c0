package dev.gpconnect.appointments.testkit.synthetic;

import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Slots of equal length, one after the other, on some days of a diary; in person and open to everybody unless it is said otherwise.
 * Each method gives new slots and leaves these as they are.
 *
 * <pre>{@code
 * slots("14:00", "15:00", 10).channel(DeliveryChannel.TELEPHONE).type("Telephone Consultation")
 * aFreeSlot().on(3).at("16:40")
 * }</pre>
 */
public final class SyntheticSlots {
    private static final int LAST_DAY = 98;
    private static final int DAY = 24 * 60;

    private final Days days;
    private final Times times;
    private final SlotKind kind;

    private SyntheticSlots(Days days, Times times, SlotKind kind) {
        this.days = days;
        this.times = times;
        this.kind = kind;
    }

    /** Days counted from the clock's present day. */
    private record Days(int first, int last) {
        Days {
            if (first < -1 || last < first || last > LAST_DAY) {
                throw new IllegalArgumentException("A diary has days from -1, yesterday, to " + LAST_DAY
                        + ", in this order, and not " + first + " to " + last);
            }
        }
    }

    /** Slots in minutes of a day. */
    private record Times(int from, int count, int length) {
        Times {
            if (length < 1 || count < 1 || from + count * length > DAY) {
                throw new IllegalArgumentException(
                        "Slots last a minute at least, and end on the day on which they begin");
            }
        }
    }

    /**
     * Slots from one time to another on every day from today to today and 13 days.
     *
     * @param from for example {@code 09:00}, London time
     * @param to when the last one ends at the latest
     * @param minutes how long each lasts
     * @throws IllegalArgumentException if not one slot fits in between
     */
    public static SyntheticSlots slots(String from, String to, int minutes) {
        int start = minute(from);
        int count = minutes < 1 ? 0 : (minute(to) - start) / minutes;
        return new SyntheticSlots(new Days(0, 13), new Times(start, count, minutes), general());
    }

    /** One slot, tomorrow at 9 for ten minutes. */
    public static SyntheticSlots aFreeSlot() {
        return new SyntheticSlots(new Days(1, 1), new Times(9 * 60, 1, 10), general());
    }

    private static SlotKind general() {
        return SlotKind.of(Gpc.CHANNEL_IN_PERSON, "General GP Appointment");
    }

    private static int minute(String time) {
        return LocalTime.parse(time).toSecondOfDay() / 60;
    }

    /** On one day only, counted from today; -1 is yesterday. */
    public SyntheticSlots on(int day) {
        return onDays(day, day);
    }

    /** On these days and those between, counted from today. */
    public SyntheticSlots onDays(int first, int last) {
        return new SyntheticSlots(new Days(first, last), times, kind);
    }

    /** Beginning at this time, as many and as long as before. */
    public SyntheticSlots at(String time) {
        return new SyntheticSlots(days, new Times(minute(time), times.count(), times.length()), kind);
    }

    /** Each this long, as many as before. */
    public SyntheticSlots lasting(int minutes) {
        return new SyntheticSlots(days, new Times(times.from(), times.count(), minutes), kind);
    }

    /** Through this channel; a visit can be booked by nobody (P-AVL-02). */
    public SyntheticSlots channel(DeliveryChannel channel) {
        boolean bookable = kind.bookable() && !channel.equals(DeliveryChannel.VISIT);
        return of(new SlotKind(
                channel.code(), kind.serviceType(), bookable, kind.organisationTypes(), kind.organisationCodes()));
    }

    /** Of this service type, the practice's own words. */
    public SyntheticSlots type(String serviceType) {
        Objects.requireNonNull(serviceType, "serviceType");
        return of(new SlotKind(
                kind.channel(), serviceType, kind.bookable(), kind.organisationTypes(), kind.organisationCodes()));
    }

    /** Kept by the practice for itself. */
    public SyntheticSlots notBookable() {
        return of(kind.notBookable());
    }

    /** Open to organisations of these types only; with codes as well, both have to fit (P-AVL-01). */
    public SyntheticSlots onlyFor(OrganisationType... types) {
        Set<String> codes = Stream.of(types).map(OrganisationType::code).collect(Collectors.toUnmodifiableSet());
        return of(kind.onlyFor(codes, kind.organisationCodes()));
    }

    /** Open to organisations with these ODS codes only. */
    public SyntheticSlots onlyFor(String... odsCodes) {
        return of(kind.onlyFor(kind.organisationTypes(), Set.of(odsCodes)));
    }

    private SyntheticSlots of(SlotKind other) {
        return new SyntheticSlots(days, times, other);
    }

    SlotKind kind() {
        return kind;
    }

    int firstDay() {
        return days.first();
    }

    int lastDay() {
        return days.last();
    }

    int minutes() {
        return times.length();
    }

    /** When the slots of a day begin. */
    List<LocalTime> starts() {
        return IntStream.range(0, times.count())
                .mapToObj(index -> LocalTime.ofSecondOfDay((times.from() + (long) index * times.length()) * 60))
                .toList();
    }

    /** Shows when they are. */
    @Override
    public String toString() {
        return "SyntheticSlots[" + days + ", " + times + "]";
    }
}
