package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.UkTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which free slots to look for.
 *
 * <pre>{@code
 * SlotSearch search = SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 6))
 *         .channel(DeliveryChannel.IN_PERSON)
 *         .build();
 * }</pre>
 */
public final class SlotSearch {

    /** The longest range that one search may have: two weeks (W-DT-04). */
    public static final Duration LONGEST = Duration.ofDays(14);

    /** The identifier system of the Directory of Services' services (W-SRCH-07). */
    public static final String SERVICE_SYSTEM = "https://fhir.nhs.uk/Id/uec-dos-service-id";

    private final ZonedDateTime from;
    private final ZonedDateTime to;
    private final @Nullable DeliveryChannel channel;
    private final @Nullable String service;

    private SlotSearch(Builder builder) {
        this.from = builder.from;
        this.to = builder.to;
        this.channel = builder.channel;
        this.service = builder.service;
    }

    /**
     * Starts a search for slots that lie wholly in this range, to the second.
     *
     * @throws RefusedException if the range ends before it begins, or is longer than two weeks of UK wall-clock time
     */
    public static Builder between(ZonedDateTime from, ZonedDateTime to) {
        return new Builder(from, to);
    }

    /**
     * Starts a search for slots on these days, both included, as the UK has them.
     *
     * @throws RefusedException if the last day is before the first, or more than 13 days after it
     */
    public static Builder between(LocalDate firstDay, LocalDate lastDay) {
        LocalTime lastSecond = LocalTime.of(23, 59, 59);
        return new Builder(
                firstDay.atStartOfDay(UkTime.ZONE), lastDay.atTime(lastSecond).atZone(UkTime.ZONE));
    }

    /** The earliest start of a slot, in London time. */
    public ZonedDateTime from() {
        return from;
    }

    /** The latest end of a slot, in London time. */
    public ZonedDateTime to() {
        return to;
    }

    /** The only delivery channel wanted; nothing when any will do. */
    public Optional<DeliveryChannel> channel() {
        return Optional.ofNullable(channel);
    }

    /** The service that the slots are to belong to, by its id in the Directory of Services; nothing for any. */
    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    /** Whether a slot is one of those looked for; a provider may send others (W-DT-06). */
    boolean accepts(FreeSlot slot) {
        boolean inRange = !slot.start().isBefore(from) && !slot.end().isAfter(to);
        boolean inChannel =
                channel == null || slot.deliveryChannel().map(channel::equals).orElse(false);
        return inRange && inChannel;
    }

    @Override
    public String toString() {
        return "SlotSearch[" + from + " to " + to + "]";
    }

    /** Puts a search together. */
    public static final class Builder {

        private final ZonedDateTime from;
        private final ZonedDateTime to;
        private @Nullable DeliveryChannel channel;
        private @Nullable String service;

        private Builder(ZonedDateTime from, ZonedDateTime to) {
            this.from = from.withZoneSameInstant(UkTime.ZONE).truncatedTo(ChronoUnit.SECONDS);
            this.to = to.withZoneSameInstant(UkTime.ZONE).truncatedTo(ChronoUnit.SECONDS);
            Duration length = Duration.between(this.from.toLocalDateTime(), this.to.toLocalDateTime());
            if (length.isNegative()) {
                throw new RefusedException("W-DT-04", "The search ends before it begins; swap the two times");
            }
            if (length.compareTo(LONGEST) > 0) {
                throw new RefusedException(
                        "W-DT-04", "A search for free slots may span two weeks at most; search in several steps");
            }
        }

        /** Only slots of this channel; any channel by default. */
        public Builder channel(DeliveryChannel channel) {
            this.channel = Objects.requireNonNull(channel, "channel");
            return this;
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

        /** The search. */
        public SlotSearch build() {
            return new SlotSearch(this);
        }
    }
}
