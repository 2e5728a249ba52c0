package dev.gpconnect.appointments.testkit.fake.reference;

import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.MALE;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.BookingWindow;
import dev.gpconnect.appointments.testkit.fake.diary.Demographics;
import dev.gpconnect.appointments.testkit.fake.diary.LocationEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry.Role;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.reference.SeedWriter.Booker;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;

/** Riverside Medical Centre: eight schedules, nine patients, and the appointments that they have. */
final class PracticeA {
    static final Role GP = new Role("R0260", "General Medical Practitioner");
    private static final Role PHLEBOTOMIST = new Role("R1590", "Phlebotomist");
    private static final Role PHYSIOTHERAPIST = new Role("R1110", "Physiotherapist");
    private static final String GENERAL = "General GP Appointment";
    private static final String BLACK = "1";
    private static final String REED = "2";
    private static final String HILL = "3";
    private static final Booker HUB = new Booker(
            "Y90010", "Northfield Extended Access Hub", Gpc.TYPE_GP_PRACTICE, "GP Practice", "0300 000 9010");
    private static final Booker URGENT_CARE =
            new Booker("Y90020", "Northfield Urgent Care", Gpc.TYPE_URGENT_CARE, "Urgent Care", "0300 000 9020");

    private final PracticeBook book;
    private final DiaryWriter diary;

    private PracticeA(PracticeBook book) {
        this.book = book;
        this.diary = new DiaryWriter(book);
    }

    static PracticeBook book(PracticeBook book) {
        PracticeA practice = new PracticeA(book);
        practice.addPlacesAndStaff();
        practice.addDayClinics();
        practice.addEveningClinics();
        practice.addSpecialClinics();
        practice.addServices();
        ReferencePatients.practiceA(book);
        practice.addAppointments();
        return book;
    }

    private void addPlacesAndStaff() {
        book.add(new LocationEntry(
                "1", "Riverside Medical Centre", "1 River Street", "Leeds", "LS1 1AA", "0300 000 9001"));
        book.add(new LocationEntry("2", "Hilltop Branch Surgery", "20 Hill Road", "Leeds", "LS2 2BB", "0300 000 9101"));
        book.add(LocationEntry.unknownVisit("3"));
        book.add(new PractitionerEntry(BLACK, "G0000001", "Dr", "Sarah", "Black", FEMALE));
        book.add(new PractitionerEntry(REED, "G0000002", "Mr", "Tom", "Reed", MALE));
        book.add(new PractitionerEntry(HILL, "G0000003", "Ms", "Ann", "Hill", FEMALE));
    }

    private void addDayClinics() {
        SlotKind open = SlotKind.of(Gpc.CHANNEL_IN_PERSON, GENERAL);
        SlotKind own = open.notBookable();
        SlotKind telephone = SlotKind.of(Gpc.CHANNEL_TELEPHONE, "Telephone Consultation");
        SlotKind blood = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "Blood test");
        ScheduleEntry morning = diary.schedule("1", "Morning surgery", "1", BLACK, GP);
        diary.slots(morning, "09:00", "12:00", 10, index -> index < 2 ? own : open);
        ScheduleEntry triage = diary.schedule("2", "Telephone triage", "1", BLACK, GP);
        diary.slots(triage, "14:00", "15:00", 10, index -> telephone);
        ScheduleEntry phlebotomy = diary.schedule("3", "Phlebotomy clinic", "2", REED, PHLEBOTOMIST);
        diary.slots(phlebotomy, "17:00", "20:00", 10, index -> blood);
    }

    private void addEveningClinics() {
        SlotKind inPerson = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "Physiotherapy");
        SlotKind video = SlotKind.of(Gpc.CHANNEL_VIDEO, "Physiotherapy");
        ScheduleEntry physiotherapy = diary.schedule("4", "Evening physiotherapy", "2", HILL, PHYSIOTHERAPIST);
        diary.slots(physiotherapy, "18:00", "20:00", 20, index -> index < 3 ? inPerson : video);
        ScheduleEntry extended = diary.schedule("5", "Extended access", "1", null, GP);
        diary.slots(extended, "18:30", "20:30", 15, PracticeA::extendedAccess);
    }

    /** Two slots for a type, two for a code, two for both together, two for everybody (P-AVL-01). */
    private static SlotKind extendedAccess(int index) {
        SlotKind open = SlotKind.of(Gpc.CHANNEL_IN_PERSON, GENERAL);
        return switch (index / 2) {
            case 0 -> open.onlyFor(Set.of(Gpc.TYPE_URGENT_CARE), Set.of());
            case 1 -> open.onlyFor(Set.of(), Set.of(HUB.odsCode()));
            case 2 -> open.onlyFor(Set.of(Gpc.TYPE_GP_PRACTICE), Set.of(HUB.odsCode()));
            default -> open;
        };
    }

    private void addSpecialClinics() {
        SlotKind visit = SlotKind.of(Gpc.CHANNEL_VISIT, "Home visit");
        SlotKind blood = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "Blood test");
        SlotKind dressing = SlotKind.of(Gpc.CHANNEL_IN_PERSON, "Dressing change");
        SlotKind general = SlotKind.of(Gpc.CHANNEL_IN_PERSON, GENERAL);
        ScheduleEntry visits = diary.schedule("6", "Visits", "1", BLACK, GP);
        diary.slots(visits, "13:00", "14:00", 30, index -> visit);
        ScheduleEntry late = diary.schedule("7", "Late clinic", "2", REED, PHLEBOTOMIST);
        diary.slots(late, "20:00", "20:40", 10, index -> index < 2 ? blood : dressing);
        ScheduleEntry shortNotice = diary.schedule("8", "Short notice", "1", BLACK, GP, new BookingWindow(2, 5), 2);
        diary.slots(shortNotice, "16:00", "17:00", 10, index -> general);
    }

    /** One service that is linked to the phlebotomy clinic, and one that is listed only (P-SLOT-06). */
    private void addServices() {
        book.add(new ServiceEntry("1", "2000000001", "Phlebotomy", Set.of("3")));
        book.add(new ServiceEntry("2", "2000000002", "Minor injuries", Set.of()));
    }

    private void addAppointments() {
        SeedWriter seeds = new SeedWriter(book);
        String ben = idOf(ReferencePatients.BEN);
        seeds.appointment(diary.slot("6", 1, "13:00"), ben, null, "Home visit", "Routine home visit");
        seeds.appointment(diary.slot("1", 1, "11:40"), ben, URGENT_CARE, "Booked by Northfield Urgent Care", null);
        seeds.appointment(diary.slot("1", 3, "11:50"), ben, HUB, "Booked by Northfield hub", null);
        AppointmentEntry cancelled =
                seeds.appointment(diary.slot("1", 5, "11:40"), ben, HUB, "Booked by Northfield hub", null);
        seeds.cancel(cancelled, "Patient can no longer attend");
        addElapsed(seeds, ben);
        seeds.appointment(diary.slot("1", -1, "11:40"), ben, null, "Booked at reception", null);
        String hana = idOf(ReferencePatients.HANA);
        seeds.appointment(diary.slot("1", 4, "11:30"), hana, null, "Booked at reception", null);
    }

    /** Today's last slot that has ended; before ten past nine there is none. */
    private void addElapsed(SeedWriter seeds, String patientId) {
        Instant now = book.clock().instant();
        LocalDate today = UkTime.today(book.clock());
        book.slots().stream()
                .filter(slot ->
                        UkTime.date(slot.start()).equals(today) && !slot.end().isAfter(now))
                .max(Comparator.comparing(SlotEntry::end)
                        .thenComparing(Comparator.comparing(SlotEntry::id).reversed()))
                .ifPresent(slot -> seeds.appointment(slot, patientId, null, "Booked at reception", null));
    }

    private String idOf(Demographics person) {
        PatientEntry patient = book.patientByNumber(person.nhsNumber());
        return patient == null ? "" : patient.id();
    }
}
