package dev.gpconnect.appointments.testkit.fake;

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
