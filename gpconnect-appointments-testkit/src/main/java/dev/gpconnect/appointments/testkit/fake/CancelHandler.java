package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.Type;

/** CANC: status and reason, nothing else; the slots are free at once (P-CANC-01 to P-CANC-05). */
final class CancelHandler implements Handler {
    private final PracticeBook book;
    private final ChangeGuard guard;

    CancelHandler(PracticeBook book, ChangeGuard guard) {
        this.book = book;
        this.guard = guard;
    }

    @Override
    public Reply answer(Exchange exchange) {
        AppointmentEntry entry = guard.admit(exchange, true);
        Appointment sent = exchange.body(Appointment.class);
        Appointment stored = AppointmentRenderer.appointment(entry);
        if (sent.getStatus() != AppointmentStatus.CANCELLED) {
            throw Refusal.invalidResource("A cancellation sets the status cancelled.");
        }
        String reason = reason(sent);
        if (!Objects.equals(stored.getDescription(), sent.getDescription())
                || !Objects.equals(stored.getComment(), sent.getComment())) {
            throw Refusal.invalidResource("A cancellation changes neither description nor comment.");
        }
        String change = new AppointmentChange(stored, sent).first();
        if (change != null) {
            throw Refusal.invalidResource("A cancellation changes only the status, not " + change + ".");
        }
        AppointmentEntry cancelled = commit(entry, reason);
        return Reply.changed(AppointmentRenderer.appointment(cancelled), cancelled.modified());
    }

    private static String reason(Appointment sent) {
        Type value = Extensions.value(sent, Gpc.EXT_CANCELLATION_REASON);
        if (!(value instanceof StringType text)) {
            throw Refusal.invalidResource("A cancellation needs the cancellation reason extension.");
        }
        if (!text.hasValue() || text.getValue().isBlank()) {
            throw Refusal.invalidParameter("The cancellation reason is empty.");
        }
        return text.getValue();
    }

    private AppointmentEntry commit(AppointmentEntry entry, String reason) {
        Appointment content = entry.content();
        content.setStatus(AppointmentStatus.CANCELLED);
        content.addExtension(new Extension(Gpc.EXT_CANCELLATION_REASON, new StringType(reason)));
        AppointmentEntry cancelled = entry.next(content, book.clock().instant());
        book.put(cancelled);
        entry.slotIds().forEach(id -> book.knownSlot(id).release());
        return cancelled;
    }
}
