package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;

/** AMND: description and comment, nothing else (P-AMND-01 to P-AMND-08). */
final class AmendHandler implements Handler {
    private final PracticeBook book;
    private final ChangeGuard guard;

    AmendHandler(PracticeBook book, ChangeGuard guard) {
        this.book = book;
        this.guard = guard;
    }

    @Override
    public Reply answer(Exchange exchange) {
        AppointmentEntry entry = guard.admit(exchange, false);
        Appointment sent = exchange.body(Appointment.class);
        Appointment stored = AppointmentRenderer.appointment(entry);
        if (sent.getStatus() != AppointmentStatus.BOOKED) {
            throw Refusal.invalidResource("An amendment leaves the status booked.");
        }
        String change = new AppointmentChange(stored, sent).first();
        if (change != null) {
            throw Refusal.invalidResource("Only description and comment can be amended, not " + change + ".");
        }
        AppointmentEntry amended = amended(entry, sent);
        return Reply.changed(AppointmentRenderer.appointment(amended), amended.modified());
    }

    /** The version changes when the content does (P-AMND-08). */
    private AppointmentEntry amended(AppointmentEntry entry, Appointment sent) {
        Appointment content = entry.content();
        if (Objects.equals(content.getDescription(), sent.getDescription())
                && Objects.equals(content.getComment(), sent.getComment())) {
            return entry;
        }
        content.setDescription(sent.getDescription());
        content.setComment(sent.getComment());
        AppointmentEntry amended = entry.next(content, book.clock().instant());
        book.put(amended);
        return amended;
    }
}
