package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Reference;
import org.jspecify.annotations.Nullable;

/** Stored appointments as a practice with these knobs shows them (02 section 4, response column). */
final class ShownAppointments {
    private final PracticeBook book;
    private final Services services;

    ShownAppointments(PracticeBook book, Services services) {
        this.book = book;
        this.services = services;
    }

    /** The stored appointment as a resource; 500 when it lacks what the profile demands (P-GEN-22). */
    Appointment shown(AppointmentEntry entry, Knobs knobs) {
        Appointment appointment = entry.content();
        boolean whole = appointment.hasStatus()
                && appointment.hasDescription()
                && appointment.hasStart()
                && appointment.hasEnd()
                && appointment.hasSlot()
                && appointment.hasParticipant();
        if (!whole) {
            throw Refusal.internalError("A stored appointment cannot be represented in the profile.");
        }
        Texts.of(appointment, knobs).into(appointment);
        ScheduleEntry schedule = book.knownSlot(entry.slotIds().get(0)).schedule();
        if (entry.visit()) {
            showPlace(appointment, schedule, knobs);
        }
        showService(appointment, services.of(schedule, knobs));
        return DirectoryRenderer.identified(appointment, entry.id(), entry.version(), Gpc.PROFILE_APPOINTMENT);
    }

    /** Before 1.2.9 a Visit was at the place of its schedule; since then nobody outside is told where it is (P-VIS-01). */
    private void showPlace(Appointment visit, ScheduleEntry schedule, Knobs knobs) {
        String place = ReleaseLine.of(knobs).visitRules() ? book.visitLocation().id() : schedule.locationId();
        visit.getParticipant().stream()
                .filter(participant -> isA("Location", participant))
                .forEach(participant -> participant.setActor(new Reference("Location/" + place)));
    }

    /** The schedule's service takes part while service filtering is on, and no service does while it is off (M-APPT-25). */
    private static void showService(Appointment appointment, @Nullable ServiceEntry service) {
        if (service == null) {
            appointment.getParticipant().removeIf(participant -> isA("HealthcareService", participant));
        } else if (appointment.getParticipant().stream().noneMatch(each -> isA("HealthcareService", each))) {
            appointment.addParticipant(AppointmentRenderer.participant("HealthcareService", service.id()));
        }
    }

    /** Whether a participant is of a resource type. */
    static boolean isA(String type, AppointmentParticipantComponent participant) {
        return String.valueOf(participant.getActor().getReference()).startsWith(type + "/");
    }
}
