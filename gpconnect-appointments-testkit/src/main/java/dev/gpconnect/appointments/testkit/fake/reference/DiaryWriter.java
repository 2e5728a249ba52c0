package dev.gpconnect.appointments.testkit.fake.reference;

import dev.gpconnect.appointments.testkit.fake.diary.BookingWindow;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry.Role;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes the same slots into every day of a diary: yesterday to today and 13 days. */
final class DiaryWriter {
    static final int DAYS = 15;

    private final PracticeBook book;
    private final LocalDate yesterday;

    DiaryWriter(PracticeBook book) {
        this.book = book;
        this.yesterday = UkTime.today(book.clock()).minusDays(1);
    }

    /** A schedule without restrictions of its own. */
    ScheduleEntry schedule(String id, String session, String locationId, @Nullable String practitionerId, Role role) {
        return schedule(id, session, locationId, practitionerId, role, null, 0);
    }

    /** A schedule that can be booked some days ahead only, and so many slots an organisation. */
    ScheduleEntry schedule(
            String id,
            String session,
            String locationId,
            @Nullable String practitionerId,
            Role role,
            @Nullable BookingWindow window,
            int cap) {
        Instant from = at(0, LocalTime.MIDNIGHT);
        Instant to = at(DAYS, LocalTime.MIDNIGHT);
        ScheduleEntry schedule =
                new ScheduleEntry(id, locationId, practitionerId, role, session, from, to, window, cap);
        book.add(schedule);
        return schedule;
    }

    /** Slots of equal length on every day; an id is schedule, two digits of day, two of index. */
    void slots(ScheduleEntry schedule, String from, String to, int minutes, IntFunction<SlotKind> kind) {
        LocalTime end = LocalTime.parse(to);
        for (int day = 0; day < DAYS; day++) {
            int index = 0;
            for (LocalTime time = LocalTime.parse(from); time.isBefore(end); time = time.plusMinutes(minutes)) {
                book.add(new SlotEntry(
                        id(schedule, day, index),
                        schedule,
                        at(day, time),
                        at(day, time.plusMinutes(minutes)),
                        kind.apply(index)));
                index++;
            }
        }
    }

    /** The slot of a schedule that begins at a time of a day, counted from today. */
    SlotEntry slot(String scheduleId, int daysAhead, String time) {
        Instant start = at(daysAhead + 1, LocalTime.parse(time));
        return book.slots().stream()
                .filter(slot ->
                        slot.schedule().id().equals(scheduleId) && slot.start().equals(start))
                .findFirst()
                .orElseThrow();
    }

    private static String id(ScheduleEntry schedule, int day, int index) {
        return String.format(Locale.ROOT, "%s%02d%02d", schedule.id(), day, index);
    }

    private Instant at(int day, LocalTime time) {
        return yesterday.plusDays(day).atTime(time).atZone(UkTime.ZONE).toInstant();
    }
}
