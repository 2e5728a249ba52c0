package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.UkTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which free slots to look for. The range may be of any length: one that is longer than the two weeks that a practice answers at a
 * time is asked for in several requests. Range and service are asked of the practice; every filter is applied to what it sends, and
 * a slot that does not say what a filter looks at is left out. {@link FreeSlots#leftOut()} tells how many each one removed.
 *
 * <pre>{@code
 * SlotSearch search = SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 6))
 *         .channel(DeliveryChannel.IN_PERSON)
 *         .build();
 * }</pre>
 */
public final class SlotSearch {

    /** How many days one request may ask for: two weeks (W-DT-04). */
    public static final int LONGEST_WINDOW_DAYS = 14;

    private static final int LONGEST_YEARS = 2;

    private final ZonedDateTime from;
    private final ZonedDateTime to;
    private final @Nullable String service;
    private final int windowDays;
    private final int answerCap;
    private final Map<LeftOut, Predicate<FreeSlot>> filters;

    private SlotSearch(Builder builder) {
        this.from = builder.from;
        this.to = builder.to;
        this.service = builder.service;
        this.windowDays = builder.windowDays;
        this.answerCap = builder.answerCap;
        this.filters = new EnumMap<>(builder.filters);
    }

    /**
     * Starts a search for slots that lie wholly in this range, to the second.
     *
     * @throws RefusedException if the range ends before it begins
     */
    public static Builder between(ZonedDateTime from, ZonedDateTime to) {
        return new Builder(from, to);
    }

    /**
     * Starts a search for slots on these days, both included, as the UK has them; one that ends at midnight of the last day is too.
     *
     * @throws RefusedException if the last day is before the first
     */
    public static Builder between(LocalDate firstDay, LocalDate lastDay) {
        if (lastDay.isBefore(firstDay)) {
            throw new RefusedException("W-DT-04", "The last day is before the first; swap them");
        }
        return new Builder(
                firstDay.atStartOfDay(UkTime.ZONE), lastDay.plusDays(1).atStartOfDay(UkTime.ZONE));
    }

    /** The earliest start of a slot, in London time. */
    public ZonedDateTime from() {
        return from;
    }

    /** The latest end of a slot, in London time. */
    public ZonedDateTime to() {
        return to;
    }

    /** The service that the slots are to belong to, by its id in the Directory of Services; nothing for any. */
    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    /** How many days one request asks for. */
    public int windowDays() {
        return windowDays;
    }

    /** How many slots in an answer mean that the practice may have left others out; nothing when it sends all. */
    public OptionalInt answerCap() {
        return answerCap == 0 ? OptionalInt.empty() : OptionalInt.of(answerCap);
    }

    /**
     * The requests that the search takes, earliest first (C-SLOT-02). Days that are over are not asked for.
     *
     * @throws RefusedException if the whole range is over, or ends more than two years ahead, which no diary does (C-GEN-10)
     */
    public List<SearchWindow> windows(Instant now) {
        if (to.toInstant().isBefore(now)) {
            throw new RefusedException(
                    "C-SLOT-06", "The range of the search is over; only slots that are still to come can be booked");
        }
        ZonedDateTime today = UkTime.today(now).atStartOfDay(UkTime.ZONE);
        if (to.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw new RefusedException(
                    "C-GEN-10",
                    "The range of the search ends more than two years ahead, as no diary does; check the year");
        }
        return SearchWindow.of(from.isBefore(today) ? today : from, to, windowDays);
    }

    /** Whether a slot lies in the range; a provider may send others (W-DT-06). */
    boolean covers(FreeSlot slot) {
        return !slot.start().isBefore(from) && !slot.end().isAfter(to);
    }

    /** The first filter that removes a slot; null when all let it pass. */
    @Nullable LeftOut filteredBy(FreeSlot slot) {
        for (Map.Entry<LeftOut, Predicate<FreeSlot>> filter : filters.entrySet()) {
            if (!filter.getValue().test(slot)) {
                return filter.getKey();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "SlotSearch[" + from + " to " + to + "]";
    }

    /**
     * Puts a search together. A filter that cannot be meant, such as a blank text, no day or a time of day that ends before it
     * begins, is refused with a {@link RefusedException} (C-SLOT-05).
     */
    public static final class Builder {

        private final ZonedDateTime from;
        private final ZonedDateTime to;
        private @Nullable String service;
        private int windowDays = LONGEST_WINDOW_DAYS;
        private int answerCap;
        private final Map<LeftOut, Predicate<FreeSlot>> filters = new EnumMap<>(LeftOut.class);

        private Builder(ZonedDateTime from, ZonedDateTime to) {
            this.from = from.withZoneSameInstant(UkTime.ZONE).truncatedTo(ChronoUnit.SECONDS);
            this.to = to.withZoneSameInstant(UkTime.ZONE).truncatedTo(ChronoUnit.SECONDS);
            if (this.to.isBefore(this.from)) {
                throw new RefusedException("W-DT-04", "The search ends before it begins; swap the two times");
            }
        }

        /** Only slots of this channel; any channel by default. */
        public Builder channel(DeliveryChannel channel) {
            return only(LeftOut.CHANNEL, SlotFilters.channel(channel));
        }

        /** Only slots of a practitioner with this role, by its code, such as {@code R0260} (M-CS-03). */
        public Builder practitionerRole(String code) {
            return only(LeftOut.ROLE, SlotFilters.role(code));
        }

        /** Only slots of a practitioner of this gender. */
        public Builder practitionerGender(Gender gender) {
            return only(LeftOut.GENDER, SlotFilters.gender(gender));
        }

        /** Only slots whose type, in the practice's own words, has this text in it, whatever its case and white space. */
        public Builder slotType(String text) {
            return only(LeftOut.SLOT_TYPE, SlotFilters.slotType(text));
        }

        /** Only slots of sessions whose type, in the practice's own words, has this text in it, whatever its case and white space. */
        public Builder sessionType(String text) {
            return only(LeftOut.SESSION_TYPE, SlotFilters.sessionType(text));
        }

        /** Only slots at the location that has this id at the practice. */
        public Builder location(String locationId) {
            return only(LeftOut.LOCATION, SlotFilters.location(locationId));
        }

        /** Only slots at locations that this organisation runs. */
        public Builder organisation(OdsCode odsCode) {
            return only(LeftOut.ORGANISATION, SlotFilters.organisation(odsCode));
        }

        /**
         * Only slots that begin at or after one time of the day and end at or before another, on one day by the UK's clocks;
         * {@link LocalTime#MAX} is the end of the day.
         */
        public Builder timeOfDay(LocalTime from, LocalTime to) {
            return only(LeftOut.TIME_OF_DAY, SlotFilters.timeOfDay(from, to));
        }

        /** Only slots that begin on one of these days of the week in the UK. */
        public Builder daysOfWeek(DayOfWeek... days) {
            return only(LeftOut.DAY_OF_WEEK, SlotFilters.daysOfWeek(days));
        }

        /** Only slots that are at least so long. */
        public Builder minimumDuration(Duration duration) {
            return only(LeftOut.TOO_SHORT, SlotFilters.minimumDuration(duration));
        }

        /**
         * Only slots of the service that was chosen in the Directory of Services (C-SLOT-09). Providers other than 1.2.8 ones ignore it:
         * {@link FreeSlots#serviceFiltering()} says whether the slots are the service's.
         *
         * @param dosServiceId the service's id there
         * @throws RefusedException if it is blank
         */
        public Builder service(String dosServiceId) {
            this.service = dosServiceId.strip();
            if (service.isEmpty()) {
                throw new RefusedException("C-SLOT-09", "The service id is empty; leave the service out instead");
            }
            return this;
        }

        /**
         * How many days one request asks for, 1 to 14; 14 by default. Fewer help with a practice that is slow to answer, and cost it
         * more requests.
         *
         * @throws RefusedException if it is none of these
         */
        public Builder windowDays(int days) {
            if (days < 1 || days > LONGEST_WINDOW_DAYS) {
                throw new RefusedException(
                        "C-SLOT-02", "A request for free slots spans 1 to 14 days; leave windowDays(…) out for 14");
            }
            this.windowDays = days;
            return this;
        }

        /**
         * With how many slots an answer counts as cut off. Such an answer is asked for again in two halves, down to one day; a day that
         * still has as many makes {@link FreeSlots#complete()} false. Without it, the default, every answer counts as whole. A
         * provider is known that cuts at 49.
         *
         * @throws RefusedException if it is not positive
         */
        public Builder answerCap(int slots) {
            if (slots < 1) {
                throw new RefusedException("C-SLOT-02", "The cap of an answer is a positive number of slots");
            }
            this.answerCap = slots;
            return this;
        }

        private Builder only(LeftOut others, Predicate<FreeSlot> wanted) {
            filters.put(others, wanted);
            return this;
        }

        /** The search. */
        public SlotSearch build() {
            return new SlotSearch(this);
        }
    }
}
