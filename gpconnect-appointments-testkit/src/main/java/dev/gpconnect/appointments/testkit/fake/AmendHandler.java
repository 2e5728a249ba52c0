package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;

/** AMND: description and comment, nothing else (P-AMND-01 to P-AMND-08). */
final class AmendHandler implements Handler {
    private final PracticeBook book;
    private final ChangeGuard guard;
    private final ShownAppointments appointments;

    AmendHandler(PracticeBook book, ChangeGuard guard, ShownAppointments appointments) {
        this.book = book;
        this.guard = guard;
        this.appointments = appointments;
    }

    @Override
    public Reply answer(Exchange exchange) {
        AppointmentEntry entry = guard.admit(exchange, false);
        Appointment sent = exchange.body(Appointment.class);
        Appointment stored = appointments.shown(entry, exchange.knobs());
        if (sent.getStatus() != AppointmentStatus.BOOKED) {
            throw Refusal.invalidResource("An amendment leaves the status booked.");
        }
        String change = new AppointmentChange(stored, sent).first();
        if (change != null) {
            throw Refusal.invalidResource("Only description and comment can be amended, not " + change + ".");
        }
        Texts texts = Texts.of(sent, exchange.knobs());
        boolean same = texts.equals(Texts.of(stored, exchange.knobs()));
        AppointmentEntry amended = same ? entry : amended(entry, texts);
        return Reply.changed(appointments.shown(amended, exchange.knobs()), amended.modified());
    }

    /** The version changes when the content does (P-AMND-08). */
    private AppointmentEntry amended(AppointmentEntry entry, Texts texts) {
        Appointment content = entry.content();
        texts.into(content);
        AppointmentEntry amended = entry.next(content, book.clock().instant());
        book.put(amended);
        return amended;
    }
}
