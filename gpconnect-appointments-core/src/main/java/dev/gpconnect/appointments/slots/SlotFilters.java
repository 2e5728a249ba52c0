package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a slot can be chosen by. A slot that does not say what it is asked about is not chosen. */
final class SlotFilters {

    private static final String RULE = "C-SLOT-05";
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private SlotFilters() {}

    static Predicate<FreeSlot> channel(DeliveryChannel wanted) {
        return says(FreeSlot::deliveryChannel, wanted::equals);
    }

    /** By code only: one role goes by several systems and displays (M-CS-03). */
    static Predicate<FreeSlot> role(String code) {
        String wanted = present(code, "role code");
        return says(FreeSlot::practitionerRole, role -> role.code().equals(wanted));
    }

    static Predicate<FreeSlot> gender(Gender wanted) {
        return says(slot -> slot.practitioner().flatMap(Practitioner::gender), wanted::equals);
    }

    static Predicate<FreeSlot> slotType(String part) {
        String wanted = folded(present(part, "slot type"));
        return says(FreeSlot::slotType, text -> folded(text).contains(wanted));
    }

    static Predicate<FreeSlot> sessionType(String part) {
        String wanted = folded(present(part, "session type"));
        return says(FreeSlot::sessionType, text -> folded(text).contains(wanted));
    }

    static Predicate<FreeSlot> location(String id) {
        return says(FreeSlot::locationId, present(id, "location id")::equals);
    }

    static Predicate<FreeSlot> organisation(OdsCode odsCode) {
        String wanted = odsCode.value();
        return says(
                slot -> slot.organisation().flatMap(Organisation::odsCode),
                code -> code.strip().equalsIgnoreCase(wanted));
    }

    /** The wall clock of the day on which the slot begins: one that goes on after midnight ends late, not early. */
    static Predicate<FreeSlot> timeOfDay(LocalTime from, LocalTime to) {
        if (to.isBefore(from)) {
            throw new RefusedException(RULE, "The time of day ends before it begins; swap the two times");
        }
        return slot -> {
            LocalDateTime start = slot.start().toLocalDateTime();
            LocalDateTime end = slot.end().toLocalDateTime();
            LocalDateTime earliest = start.toLocalDate().atTime(from);
            LocalDateTime latest = latestEnd(start.toLocalDate(), to);
            // when the clocks go back an end may be before its start
            return isBetween(start, earliest, latest) && isBetween(end, earliest, latest);
        };
    }

    private static boolean isBetween(LocalDateTime time, LocalDateTime earliest, LocalDateTime latest) {
        return !time.isBefore(earliest) && !time.isAfter(latest);
    }

    private static LocalDateTime latestEnd(LocalDate day, LocalTime to) {
        return to.equals(LocalTime.MAX) ? day.plusDays(1).atStartOfDay() : day.atTime(to);
    }

    static Predicate<FreeSlot> daysOfWeek(DayOfWeek... days) {
        Set<DayOfWeek> wanted = Set.copyOf(List.of(days));
        if (wanted.isEmpty()) {
            throw new RefusedException(RULE, "No day of the week is given; leave the filter out instead");
        }
        return slot -> wanted.contains(slot.start().getDayOfWeek());
    }

    static Predicate<FreeSlot> minimumDuration(Duration shortest) {
        if (shortest.isNegative() || shortest.isZero()) {
            throw new RefusedException(RULE, "The minimum duration is not positive; leave the filter out instead");
        }
        return slot -> slot.duration().compareTo(shortest) >= 0;
    }

    private static <T> Predicate<FreeSlot> says(Function<FreeSlot, Optional<T>> what, Predicate<T> wanted) {
        return slot -> what.apply(slot).filter(wanted).isPresent();
    }

    private static String present(String text, String what) {
        if (folded(text).isEmpty()) {
            throw new RefusedException(RULE, "The " + what + " is blank; leave the filter out instead");
        }
        return text.strip();
    }

    private static String folded(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
