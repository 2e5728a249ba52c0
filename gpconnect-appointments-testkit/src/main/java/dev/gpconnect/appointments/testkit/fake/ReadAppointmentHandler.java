package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;

/** READ: future appointments only, booked or cancelled, whoever booked them (P-READ-01 to P-READ-03). */
final class ReadAppointmentHandler implements Handler {
    private final PracticeBook book;

    ReadAppointmentHandler(PracticeBook book) {
        this.book = book;
    }

    @Override
    public Reply answer(Exchange exchange) {
        AppointmentEntry entry = book.appointment(exchange.id());
        if (entry == null) {
            throw Refusal.notFound(SpineCode.NO_RECORD_FOUND, "Appointment not found");
        }
        if (book.sensitive(entry.patientId())) {
            throw Refusal.notFound(SpineCode.PATIENT_NOT_FOUND, "Patient not found");
        }
        if (!entry.start().isAfter(book.clock().instant())) {
            throw Refusal.invalidResource("Only future appointments can be read.");
        }
        return Reply.single(AppointmentRenderer.appointment(entry));
    }
}
