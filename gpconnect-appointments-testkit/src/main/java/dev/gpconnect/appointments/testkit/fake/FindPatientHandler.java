package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.IdentifierToken;
import dev.gpconnect.appointments.testkit.fake.wire.NhsNumbers;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import java.util.List;

/** FPAT: an empty result never says why it is empty (P-FPAT-01, P-FPAT-02). */
final class FindPatientHandler implements Handler {
    private final PracticeBook book;

    FindPatientHandler(PracticeBook book) {
        this.book = book;
    }

    @Override
    public Reply answer(Exchange exchange) {
        String number = IdentifierToken.value(exchange.query(), Gpc.ID_NHS_NUMBER);
        if (!NhsNumbers.valid(number)) {
            throw Refusal.badValue(SpineCode.INVALID_NHS_NUMBER, "The NHS number is not valid.");
        }
        PatientEntry patient = book.patientByNumber(number);
        if (patient == null || !patient.active() || book.pds().sensitive(number)) {
            return Reply.of(Bundles.searchset(List.of()));
        }
        if (!patient.registration().verified()) {
            if (!book.pds().verifies(patient.demographics())) {
                return Reply.of(Bundles.searchset(List.of()));
            }
            patient = patient.verified();
            book.put(patient);
        }
        return Reply.of(Bundles.searchset(List.of(PatientRenderer.patient(patient))));
    }
}
