package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Requester;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A slot search, checked: its range, its includes and its filters (P-SLOT-01 to P-SLOT-05, P-AVL-07). */
record SlotQuery(Instant from, Instant to, Set<String> includes, Requester requester) {
    private static final Duration LIMIT = Duration.ofDays(14);

    /** A bound as a wall-clock time in London; a date as end means the whole of its day, or its midnight (W-DT-06, K-12). */
    private record Bound(LocalDateTime local, Instant instant, boolean date, boolean wholeDay) {
        static Bound start(String text) {
            return of(text, "start", "ge", false);
        }

        static Bound end(String text, boolean wholeDay) {
            return of(text, "end", "le", wholeDay);
        }

        private static Bound of(String text, String name, String prefix, boolean wholeDay) {
            String value = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
            LocalDate date = UkTime.tryDate(value);
            if (date != null) {
                LocalDateTime local = (wholeDay ? date.plusDays(1) : date).atStartOfDay();
                return new Bound(local, local.atZone(UkTime.ZONE).toInstant(), true, wholeDay);
            }
            OffsetDateTime time = UkTime.tryDateTime(value);
            if (time == null) {
                throw Refusal.invalidParameter("The parameter '" + name + "' must be " + prefix
                        + " and a date, or a date-time with the offset in force in the United Kingdom.");
            }
            return new Bound(time.toLocalDateTime(), time.toInstant(), false, false);
        }
    }

    static SlotQuery of(Query query, Knobs knobs) {
        String start = query.once("start");
        String end = query.once("end");
        String status = query.once("status");
        if (!query.all("_include").contains("Slot:schedule")) {
            throw Refusal.badRequest("The parameter '_include=Slot:schedule' is missing.");
        }
        if (!status.equals("free")) {
            throw Refusal.invalidParameter("Only slots of status free can be searched for.");
        }
        Bound from = Bound.start(start);
        Bound to = Bound.end(end, knobs.is(Knob.DATE_ONLY_END, "WHOLE_DAY"));
        checkRange(from, to);
        return new SlotQuery(
                from.instant(),
                to.instant(),
                Set.copyOf(query.all("_include:recurse")),
                requester(query.all("searchFilter")));
    }

    /** Whether the search asks for the resources of an include. */
    boolean asks(String include) {
        return includes.contains(include);
    }

    /** At most 14 days, counted on the wall clock, and one more where an end is a whole day or only the start is a date (section 12). */
    private static void checkRange(Bound from, Bound to) {
        Duration span = Duration.between(from.local(), to.local());
        boolean another = to.wholeDay() || (from.date() && !to.date());
        Duration limit = another ? LIMIT.plusDays(1) : LIMIT;
        boolean ends = to.wholeDay()
                ? to.instant().isAfter(from.instant())
                : !to.instant().isBefore(from.instant());
        if (!ends || span.compareTo(limit) > 0) {
            throw Refusal.invalidParameter("The range is negative or longer than two weeks.");
        }
    }

    private static Requester requester(List<String> filters) {
        Set<String> types = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (String filter : filters) {
            int bar = filter.lastIndexOf('|');
            String system = bar < 0 ? "" : filter.substring(0, bar);
            if (system.equals(Gpc.CS_ORGANISATION_TYPE)) {
                types.add(filter.substring(bar + 1));
            } else if (system.equals(Gpc.ID_ODS)) {
                codes.add(filter.substring(bar + 1));
            }
        }
        return new Requester(types, codes);
    }
}
