package dev.gpconnect.appointments.testkit.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Address;
import org.hl7.fhir.dstu3.model.Address.AddressUse;
import org.hl7.fhir.dstu3.model.ContactPoint;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointUse;

/** The addresses and telecoms that a registration may bring (P-REG-02, P-REG-03, M-PAT-07, M-PAT-11). */
final class RegistrationContacts {
    private static final Set<AddressUse> ADDRESS_USES = Set.of(AddressUse.HOME, AddressUse.TEMP);
    private static final Set<ContactPointUse> EMAIL_USES =
            Set.of(ContactPointUse.HOME, ContactPointUse.WORK, ContactPointUse.MOBILE);
    private static final Set<ContactPointUse> PHONE_USES =
            Set.of(ContactPointUse.HOME, ContactPointUse.WORK, ContactPointUse.MOBILE, ContactPointUse.TEMP);

    private final RegistrationForm form;

    RegistrationContacts(RegistrationForm form) {
        this.form = form;
    }

    static void checkAddresses(List<Address> addresses) {
        Set<AddressUse> seen = new HashSet<>();
        for (Address address : addresses) {
            RegistrationForm.require(
                    address.hasUse() && ADDRESS_USES.contains(address.getUse()) && seen.add(address.getUse()),
                    "There may be one home and one temp address.");
            RegistrationForm.require(!address.hasState(), "An address must not have a state.");
        }
    }

    /** One phone a use and one email; the form knows how a second one is refused. */
    void checkTelecoms(List<ContactPoint> telecoms) {
        Set<ContactPointUse> phones = new HashSet<>();
        int emails = 0;
        for (ContactPoint telecom : telecoms) {
            RegistrationForm.require(
                    telecom.hasSystem() && telecom.hasValue() && telecom.hasUse(),
                    "A telecom needs system, value and use.");
            if (telecom.getSystem() == ContactPointSystem.EMAIL && EMAIL_USES.contains(telecom.getUse())) {
                emails++;
            } else {
                RegistrationForm.require(
                        telecom.getSystem() == ContactPointSystem.PHONE && PHONE_USES.contains(telecom.getUse()),
                        "A telecom must be a phone for home, work, mobile or temp, or an email.");
                form.demand(
                        phones.add(telecom.getUse()), "There may be one phone each for home, work, mobile and temp.");
            }
        }
        form.demand(emails <= 1, "There may be one email.");
    }
}
