package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.Type;

/** CANC: status and reason, nothing else; the slots are free at once (P-CANC-01 to P-CANC-05). */
final class CancelHandler implements Handler {
    private final PracticeBook book;
    private final ChangeGuard guard;
    private final ShownAppointments appointments;

    CancelHandler(PracticeBook book, ChangeGuard guard, ShownAppointments appointments) {
        this.book = book;
        this.guard = guard;
        this.appointments = appointments;
    }

    @Override
    public Reply answer(Exchange exchange) {
        AppointmentEntry entry = guard.admit(exchange, true);
        Appointment sent = exchange.body(Appointment.class);
        Appointment stored = appointments.shown(entry, exchange.knobs());
        if (sent.getStatus() != AppointmentStatus.CANCELLED) {
            throw Refusal.invalidResource("A cancellation sets the status cancelled.");
        }
        String reason = reason(sent);
        if (!Texts.of(stored, exchange.knobs()).equals(Texts.of(sent, exchange.knobs()))) {
            throw Refusal.invalidResource("A cancellation changes neither description nor comment.");
        }
        String change = new AppointmentChange(stored, sent).first();
        if (change != null) {
            throw Refusal.invalidResource("A cancellation changes only the status, not " + change + ".");
        }
        AppointmentEntry cancelled = entry.cancelled() ? entry : commit(entry, kept(reason, exchange.knobs()));
        return Reply.changed(appointments.shown(cancelled, exchange.knobs()), cancelled.modified());
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

    /** The beginning of the reason, where the practice keeps no more (P-CANC-05). */
    private static String kept(String reason, Knobs knobs) {
        String limit = knobs.value(Knob.REASON_LIMIT);
        if (limit.equals("OFF")) {
            return reason;
        }
        String text = reason.stripLeading();
        return text.substring(0, Math.min(text.length(), Integer.parseInt(limit)));
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
