package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.dstu3.model.Patient;

/** Whether a request is about a patient whom PDS marks sensitive (P-LINT-14, C-GEN-02). */
final class Sensitivity {
    private Sensitivity() {}

    static boolean concerns(Exchange exchange, PracticeBook book) {
        return switch (exchange.interaction()) {
            case FPAT ->
                exchange.query().all("identifier").stream()
                        .anyMatch(token -> book.pds().sensitive(token.substring(token.lastIndexOf('|') + 1)));
            case RPAT, RETR -> book.sensitive(exchange.id());
            case REG ->
                exchange.body(Parameters.class).getParameter().stream()
                        .map(ParametersParameterComponent::getResource)
                        .filter(Patient.class::isInstance)
                        .map(Patient.class::cast)
                        .flatMap(patient -> patient.getIdentifier().stream())
                        .filter(identifier -> Gpc.ID_NHS_NUMBER.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .anyMatch(number -> number != null && book.pds().sensitive(number));
            case BOOK ->
                exchange.body(Appointment.class).getParticipant().stream()
                        .map(participant ->
                                String.valueOf(participant.getActor().getReference()))
                        .anyMatch(reference -> reference.startsWith("Patient/")
                                && book.sensitive(reference.substring("Patient/".length())));
            case READ, AMND, CANC -> {
                AppointmentEntry entry = book.appointment(exchange.id());
                yield entry != null && book.sensitive(entry.patientId());
            }
            default -> false;
        };
    }
}
