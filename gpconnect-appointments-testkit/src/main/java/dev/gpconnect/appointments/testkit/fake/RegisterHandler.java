package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Demographics;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds.Flag;
import dev.gpconnect.appointments.testkit.fake.diary.PatientDetails;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.hl7.fhir.dstu3.model.HumanName;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Period;
import org.jspecify.annotations.Nullable;

/** REG: a temporary registration, checked against PDS, which it never changes (P-REG-01 to P-REG-13). */
final class RegisterHandler implements Handler {
    private static final int TERM_MONTHS = 3;

    private final PracticeBook book;

    RegisterHandler(PracticeBook book) {
        this.book = book;
    }

    @Override
    public Reply answer(Exchange exchange) {
        RegistrationForm form = new RegistrationForm(exchange.knobs());
        Patient sent = form.check(exchange.body(Parameters.class));
        String number = form.nhsNumber(sent);
        HumanName name = form.officialName(sent);
        LocalDate birthDate = form.birthDate(sent);
        Demographics known = pdsRecord(number);
        form.checkFamily(name.getFamily(), known.family());
        Demographics who = new Demographics(
                number,
                name.hasPrefix() ? name.getPrefixAsSingleString() : known.prefix(),
                name.getGiven().get(0).getValue(),
                name.getFamily(),
                birthDate,
                sent.hasGender() ? sent.getGender() : known.gender());
        if (!who.verifies(known)) {
            throw unfit();
        }
        PatientEntry lapsed = lapsed(number, exchange.knobs());
        Period term = term();
        PatientEntry entry = entry(lapsed, who, PatientDetails.of(sent, who, term));
        book.put(entry);
        return Reply.of(Bundles.searchset(List.of(PatientRenderer.registered(entry, term))));
    }

    /** What PDS says of a number, if a patient may be registered with it (P-REG-06 to P-REG-09). */
    private Demographics pdsRecord(String number) {
        FakePds pds = book.pds();
        if (pds.has(number, Flag.UNREACHABLE)) {
            throw Refusal.internalError("PDS does not answer.");
        }
        Demographics known = pds.demographics(number);
        if (known == null) {
            throw unfit();
        }
        if (pds.has(number, Flag.INVALID) || pds.has(number, Flag.SUPERSEDED)) {
            throw Refusal.badValue(SpineCode.INVALID_NHS_NUMBER, "The NHS number is not in use.");
        }
        if (pds.has(number, Flag.DECEASED) || pds.sensitive(number)) {
            throw unfit();
        }
        return known;
    }

    /** The record to re-activate; null when there is none. The demonstrator calls any record a duplicate (P-REG-11, P-REG-12, K-06). */
    private @Nullable PatientEntry lapsed(String number, Knobs knobs) {
        PatientEntry local = book.patientByNumber(number);
        if (local != null && local.active()) {
            throw Refusal.duplicate("The patient has an active registration here.");
        }
        if (local != null && local.registration().died() != null) {
            throw unfit();
        }
        if (local != null && DemonstratorErrors.errors(knobs)) {
            throw Refusal.duplicate("The patient has a record here.");
        }
        return local;
    }

    private PatientEntry entry(@Nullable PatientEntry lapsed, Demographics who, PatientDetails details) {
        if (lapsed != null) {
            return lapsed.reactivated(who, details);
        }
        String id = Integer.toString(book.patientCount() + 1);
        return new PatientEntry(id, 1, who, PatientEntry.Registration.REGULAR.temporary(), details);
    }

    /** Three months from now by the London clock. */
    private Period term() {
        ZonedDateTime start = UkTime.now(book.clock());
        Period term = new Period();
        term.setStartElement(AppointmentRenderer.moment(start.toInstant()));
        term.setEndElement(
                AppointmentRenderer.moment(start.plusMonths(TERM_MONTHS).toInstant()));
        return term;
    }

    /** One answer for all that concerns the person, so that nothing leaks (REG-E3). */
    private static Refusal unfit() {
        return Refusal.badDemographics("The patient cannot be registered with these demographics.");
    }
}
