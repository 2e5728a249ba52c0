package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.HumanNames;
import java.util.List;
import org.hl7.fhir.dstu3.model.Address;
import org.hl7.fhir.dstu3.model.Address.AddressUse;
import org.hl7.fhir.dstu3.model.ContactPoint;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.HumanName;
import org.hl7.fhir.dstu3.model.HumanName.NameUse;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Period;

/** What a registration brought besides who the patient is: names, contact details, language. Only copies are handed out. */
public final class PatientDetails {
    static final PatientDetails NONE = new PatientDetails(new Patient());

    private final Patient content;

    private PatientDetails(Patient content) {
        this.content = content;
    }

    /** The details of a request; its temporary ones end with the registration, and PDS gives a missing prefix (P-REG-13). */
    public static PatientDetails of(Patient sent, Demographics who, Period term) {
        Patient content = sent.copy();
        for (HumanName name : content.getName()) {
            if (name.getUse() == NameUse.OFFICIAL) {
                complete(name, who);
            }
        }
        for (ContactPoint telecom : content.getTelecom()) {
            if (telecom.getUse() == ContactPointUse.TEMP) {
                telecom.setPeriod(term.copy());
            }
        }
        for (Address address : content.getAddress()) {
            if (address.getUse() == AddressUse.TEMP) {
                address.setPeriod(term.copy());
            }
        }
        return new PatientDetails(content);
    }

    private static void complete(HumanName name, Demographics who) {
        if (!name.hasPrefix()) {
            name.addPrefix(who.prefix());
        }
        name.setText(HumanNames.text(name));
    }

    /** Adds copies of everything to a resource. */
    public void addTo(Patient patient) {
        List<Extension> communication = Extensions.all(content, Gpc.EXT_NHS_COMMUNICATION);
        communication.forEach(extension -> patient.addExtension(extension.copy()));
        content.getName().forEach(name -> patient.addName(name.copy()));
        content.getTelecom().forEach(telecom -> patient.addTelecom(telecom.copy()));
        content.getAddress().forEach(address -> patient.addAddress(address.copy()));
    }

    /** Hides the patient. */
    @Override
    public String toString() {
        return "PatientDetails[redacted]";
    }
}
