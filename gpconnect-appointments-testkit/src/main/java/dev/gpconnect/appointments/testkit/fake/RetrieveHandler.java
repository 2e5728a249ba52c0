package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.dstu3.model.Appointment;

/** RETR: the whole appointment book of a patient from today on (P-RETR-01 to P-RETR-04, P-AVL-06). */
final class RetrieveHandler implements Handler {
    private final PracticeBook book;
    private final ShownAppointments appointments;

    RetrieveHandler(PracticeBook book, ShownAppointments appointments) {
        this.book = book;
        this.appointments = appointments;
    }

    @Override
    public Reply answer(Exchange exchange) {
        List<String> bounds = exchange.query().all("start");
        if (bounds.size() != 2) {
            throw Refusal.invalidParameter("Exactly two start parameters are needed, one ge and one le.");
        }
        LocalDate from = bound(bounds, "ge");
        LocalDate to = bound(bounds, "le");
        LocalDate today = UkTime.today(book.clock());
        boolean past = from.isBefore(today) || to.isBefore(today);
        if (past && !exchange.knobs().on(Knob.SERVES_PAST)) {
            throw Refusal.invalidParameter("Appointments in the past cannot be requested; the earliest date is today.");
        }
        if (to.isBefore(from)) {
            throw Refusal.invalidParameter("The le bound is before the ge bound.");
        }
        if (book.patient(exchange.id()) == null || book.sensitive(exchange.id())) {
            throw Refusal.notFound(SpineCode.PATIENT_NOT_FOUND, "Patient not found");
        }
        return Reply.of(Bundles.searchset(found(exchange, from, to)));
    }

    private List<Appointment> found(Exchange exchange, LocalDate from, LocalDate to) {
        return book.appointmentsOf(exchange.id()).stream()
                .filter(entry -> !UkTime.date(entry.start()).isBefore(from))
                .filter(entry -> !UkTime.date(entry.start()).isAfter(to))
                .sorted(Comparator.comparing(AppointmentEntry::start))
                .map(entry -> appointments.shown(entry, exchange.knobs()))
                .toList();
    }

    private static LocalDate bound(List<String> bounds, String prefix) {
        List<String> found =
                bounds.stream().filter(bound -> bound.startsWith(prefix)).toList();
        LocalDate date = found.size() == 1 ? UkTime.tryDate(found.get(0).substring(prefix.length())) : null;
        if (date == null) {
            throw Refusal.invalidParameter("One start must be " + prefix + " and a full date, without a time.");
        }
        return date;
    }
}
