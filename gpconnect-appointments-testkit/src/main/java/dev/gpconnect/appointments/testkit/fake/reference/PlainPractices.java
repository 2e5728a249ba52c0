package dev.gpconnect.appointments.testkit.fake.reference;

import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.MALE;

import dev.gpconnect.appointments.testkit.fake.diary.LocationEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;

/** Practices with one schedule, every slot of it offered, and one patient. */
final class PlainPractices {
    private PlainPractices() {}

    static PracticeBook plain(PracticeBook book) {
        String name = book.identity().name();
        book.add(new LocationEntry("1", name, "5 Market Place", "Leeds", "LS3 3CC", "0300 000 9002"));
        book.add(new PractitionerEntry("1", "G0000011", "Dr", "Omar", "Patel", MALE));
        DiaryWriter diary = new DiaryWriter(book);
        SlotKind open = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "General GP Appointment");
        ScheduleEntry morning = diary.schedule("1", "Morning surgery", "1", "1", PracticeA.GP);
        diary.slots(morning, "09:00", "12:00", 10, index -> open);
        ReferencePatients.add(book, ReferencePatients.ADA, PatientEntry.Registration.REGULAR);
        return book;
    }

    /** The same with the capability switched off (P-GEN-18). */
    static PracticeBook switchedOff(PracticeBook book) {
        plain(book);
        book.switchOff();
        return book;
    }

    /** The same with tomorrow's 11:40 broken (P-GEN-22). */
    static PracticeBook broken(PracticeBook book) {
        plain(book);
        SeedWriter seeds = new SeedWriter(book);
        SlotEntry slot = new DiaryWriter(book).slot("1", 1, "11:40");
        seeds.spoil(seeds.appointment(slot, "1", null, "Booked at reception", null));
        return book;
    }
}
