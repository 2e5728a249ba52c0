package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;

/** READ: future appointments only, booked or cancelled, whoever booked them (P-READ-01 to P-READ-03). */
final class ReadAppointmentHandler implements Handler {
    private final PracticeBook book;
    private final ShownAppointments appointments;

    ReadAppointmentHandler(PracticeBook book, ShownAppointments appointments) {
        this.book = book;
        this.appointments = appointments;
    }

    @Override
    public Reply answer(Exchange exchange) {
        AppointmentEntry entry = book.appointment(exchange.id());
        if (entry == null) {
            throw DemonstratorErrors.missing(exchange, SpineCode.NO_RECORD_FOUND, "Appointment not found");
        }
        if (book.sensitive(entry.patientId())) {
            throw Refusal.notFound(SpineCode.PATIENT_NOT_FOUND, "Patient not found");
        }
        boolean past = !entry.start().isAfter(book.clock().instant());
        if (past && !exchange.knobs().on(Knob.SERVES_PAST)) {
            throw exchange.refusal(Knob.PAST, "Only future appointments can be read.");
        }
        return Reply.single(appointments.shown(entry, exchange.knobs()));
    }
}
