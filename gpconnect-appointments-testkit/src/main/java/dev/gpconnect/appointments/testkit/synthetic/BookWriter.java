package dev.gpconnect.appointments.testkit.synthetic;

import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.FEMALE;

import dev.gpconnect.appointments.testkit.fake.diary.LocationEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry.Role;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes a made-up practice into its book. */
final class BookWriter {
    private static final Role DOCTOR = new Role("R0260", "General Medical Practitioner");
    private static final int SCHEDULE_FROM = -1;
    private static final int SCHEDULE_TO = 99;

    private final PracticeBook book;
    private final LocalDate today;

    private BookWriter(PracticeBook book) {
        this.book = book;
        this.today = UkTime.today(book.clock());
    }

    static void fill(PracticeBook book, SyntheticPractice practice) {
        BookWriter writer = new BookWriter(book);
        String name = book.identity().name();
        book.add(new LocationEntry("1", name, "1 Synthetic Street", "Leeds", "LS99 9ZZ", "0300 000 9999"));
        book.add(LocationEntry.unknownVisit("2"));
        book.add(new PractitionerEntry("1", "G9999999", "Dr", "Testa", "Synthetic-Doctor", FEMALE));
        practice.patients().forEach(writer::add);
        int number = 0;
        for (SyntheticSchedule schedule : practice.schedules()) {
            number++;
            writer.add(schedule, Integer.toString(number));
        }
    }

    private void add(SyntheticPatient patient) {
        String id = Integer.toString(book.patientCount() + 1);
        book.put(new PatientEntry(id, 1, patient.atPractice(), patient.registration()));
        book.pds().add(patient.onPds(), patient.flags());
    }

    private void add(SyntheticSchedule plan, String id) {
        ScheduleEntry schedule = new ScheduleEntry(
                id,
                "1",
                plan.staffed() ? "1" : null,
                DOCTOR,
                plan.session(),
                at(SCHEDULE_FROM, LocalTime.MIDNIGHT),
                at(SCHEDULE_TO, LocalTime.MIDNIGHT),
                plan.window(),
                plan.cap());
        book.add(schedule);
        Map<Integer, Integer> written = new HashMap<>();
        for (SyntheticSlots slots : plan.slots()) {
            for (int day = slots.firstDay(); day <= slots.lastDay(); day++) {
                add(schedule, slots, day, written);
            }
        }
    }

    /** An id is schedule, two digits of day counted from yesterday, four of the place in the schedule's day. */
    private void add(ScheduleEntry schedule, SyntheticSlots slots, int day, Map<Integer, Integer> written) {
        for (LocalTime start : slots.starts()) {
            int place = written.merge(day, 1, Integer::sum) - 1;
            String id = String.format(Locale.ROOT, "%s%02d%04d", schedule.id(), day + 1, place);
            Instant from = at(day, start);
            book.add(new SlotEntry(id, schedule, from, from.plusSeconds(slots.minutes() * 60L), slots.kind()));
        }
    }

    private Instant at(int day, LocalTime time) {
        return today.plusDays(day).atTime(time).atZone(UkTime.ZONE).toInstant();
    }
}
