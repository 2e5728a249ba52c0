package dev.gpconnect.appointments.testkit.fake.reference;

import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.MALE;

import dev.gpconnect.appointments.testkit.fake.diary.LocationEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry.Role;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;

/** Northfield Community Services: two teams that can be booked, and the visits that they have planned (S-R1, S-R5, S-R6). */
final class CommunityProvider {
    private static final Role NURSE = new Role("R0700", "Community Nurse");
    private static final Role PRACTITIONER = new Role("R0690", "Community Practitioner");
    private static final int FIRST_IN_PERSON = 8;

    private CommunityProvider() {}

    static PracticeBook book(PracticeBook book) {
        book.add(new LocationEntry("1", book.identity().name(), "8 Mill Lane", "Leeds", "LS4 4DD", "0300 000 9006"));
        book.add(LocationEntry.unknownVisit("2"));
        book.add(new PractitionerEntry("1", "G0000061", "Mrs", "Jane", "Nolan", FEMALE));
        book.add(new PractitionerEntry("2", "G0000062", "Mr", "Paul", "Irwin", MALE));
        DiaryWriter diary = new DiaryWriter(book);
        addTeams(diary);
        ReferencePatients.add(book, ReferencePatients.ADA, PatientEntry.Registration.REGULAR);
        SeedWriter seeds = new SeedWriter(book);
        for (int day = 1; day <= 2; day++) {
            seeds.appointment(diary.slot("3", day, "10:00"), "1", null, "District nurse visit", "Wound care visit");
        }
        return book;
    }

    private static void addTeams(DiaryWriter diary) {
        SlotKind nursing = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "District nursing");
        SlotKind call = SlotKind.of(Gpc.CHANNEL_TELEPHONE, "Admissions prevention");
        SlotKind meeting = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "Admissions prevention");
        SlotKind visit = SlotKind.of(Gpc.CHANNEL_VISIT, "Home visit");
        ScheduleEntry nurses = diary.schedule("1", "District nursing", "1", "1", NURSE);
        diary.slots(nurses, "08:00", "16:00", 30, index -> nursing);
        ScheduleEntry prevention = diary.schedule("2", "Admissions prevention", "1", "2", PRACTITIONER);
        diary.slots(prevention, "09:00", "17:00", 30, index -> index < FIRST_IN_PERSON ? call : meeting);
        ScheduleEntry visits = diary.schedule("3", "Home visits", "1", "1", NURSE);
        diary.slots(visits, "10:00", "11:00", 60, index -> visit);
    }
}
