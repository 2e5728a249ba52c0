package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.References;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Appointment;

/** What AMND and CANC check alike before they differ (P-AMND-01 to P-AMND-05, P-CANC-01). */
final class ChangeGuard {
    private static final Pattern IF_MATCH = Pattern.compile("(?:W/)?\"([^\"]*)\"|([^\"\\s,*/]+)");

    private final PracticeBook book;
    private final AppointmentForm form;

    ChangeGuard(PracticeBook book, AppointmentForm form) {
        this.book = book;
        this.form = form;
    }

    /** The appointment to change, once all common checks hold. */
    AppointmentEntry admit(Exchange exchange, boolean cancellation) {
        AppointmentEntry entry = book.appointment(exchange.id());
        if (entry == null) {
            throw DemonstratorErrors.missing(exchange, SpineCode.NO_RECORD_FOUND, "Appointment not found");
        }
        Appointment sent = exchange.body(Appointment.class);
        if (!exchange.id().equals(sent.getIdElement().getIdPart())) {
            throw Refusal.badRequest("The id in the body is missing or not the one in the URL.");
        }
        form.checkElements(sent, cancellation);
        AppointmentForm.checkParticipants(sent);
        Participants.of(sent, exchange.knobs());
        sent.getSlot().forEach(slot -> References.id(slot, "Slot"));
        AppointmentForm.checkTexts(
                sent, Texts.of(entry.content(), exchange.knobs()).description());
        if (!sent.hasDescription()) {
            throw Refusal.invalidResource("description is mandatory.");
        }
        checkVersion(exchange, entry.version());
        checkState(exchange, entry, cancellation);
        return entry;
    }

    /** A version that is not the current one is a conflict, in whatever form; none at all is tolerated or not (P-AMND-04, K-08). */
    private static void checkVersion(Exchange exchange, String current) {
        List<String> ifMatch = exchange.request().headers("If-Match");
        if (ifMatch.isEmpty()) {
            if (exchange.knobs().is(Knob.MISSING_IF_MATCH, "REJECT")) {
                throw Refusal.badRequest("The header If-Match is missing.");
            }
            return;
        }
        Matcher matcher = IF_MATCH.matcher(String.join(",", ifMatch).strip());
        String version = !matcher.matches() ? null : matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        if (!current.equals(version)) {
            throw Refusal.staleVersion("If-Match does not name the current version.");
        }
    }

    /** A cancelled appointment may be cancelled again where the knob says so, which changes nothing (P-AMND-05, P-CANC-01). */
    private void checkState(Exchange exchange, AppointmentEntry entry, boolean cancellation) {
        if (book.sensitive(entry.patientId())) {
            throw Refusal.notFound(SpineCode.PATIENT_NOT_FOUND, "Patient not found");
        }
        if (entry.visit() && ReleaseLine.of(exchange.knobs()).visitRules()) {
            throw Refusal.invalidResource("A Visit cannot be changed.");
        }
        boolean again = cancellation && exchange.knobs().is(Knob.RECANCEL, "200");
        if (entry.cancelled() && !again) {
            throw Refusal.invalidResource("The appointment is cancelled.");
        }
        if (!entry.start().isAfter(book.clock().instant())) {
            throw exchange.refusal(Knob.PAST, "Only future appointments can be changed.");
        }
    }
}
