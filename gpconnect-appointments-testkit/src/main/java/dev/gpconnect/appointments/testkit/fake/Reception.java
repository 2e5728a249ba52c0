package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;

/** The practice's own staff, who use the diary without GP Connect; the caller holds the practice's lock. */
final class Reception {
    private Reception() {}

    /** Books a slot without a booking organisation (M-APPT-04) and without a patient who could be found. */
    static AppointmentEntry book(PracticeBook book, String slotId) {
        SlotEntry slot = book.slot(slotId);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "No slot " + slotId + " at " + book.identity().odsCode());
        }
        if (!slot.free()) {
            throw new IllegalStateException("Slot " + slotId + " is taken already");
        }
        Instant now = book.clock().instant();
        Appointment content = AppointmentRenderer.fromSlots(new SlotRun(List.of(slot)));
        content.setStatus(AppointmentStatus.BOOKED);
        content.setDescription("Booked at reception");
        content.setCreatedElement(AppointmentRenderer.moment(now));
        String place = slot.kind().visit()
                ? book.visitLocation().id()
                : slot.schedule().locationId();
        content.addParticipant(AppointmentRenderer.participant("Location", place));
        return book.commit(content, List.of(slot), now);
    }
}
