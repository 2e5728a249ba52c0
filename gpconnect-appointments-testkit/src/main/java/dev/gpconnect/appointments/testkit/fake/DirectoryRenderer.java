package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.LocationEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import org.hl7.fhir.dstu3.model.Address;
import org.hl7.fhir.dstu3.model.Address.AddressUse;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.ContactPoint;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.dstu3.model.HealthcareService;
import org.hl7.fhir.dstu3.model.HumanName.NameUse;
import org.hl7.fhir.dstu3.model.Location;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Practitioner;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;

/** The practice's organisation, places, staff and services as resources (02 section 6). */
final class DirectoryRenderer {
    static final String ORGANIZATION_ID = "1";

    private final PracticeBook book;

    DirectoryRenderer(PracticeBook book) {
        this.book = book;
    }

    /** Gives a resource what each one carries: id, version and exactly one profile (W-VER-01, M-GEN-02). */
    static <T extends Resource> T identified(T resource, String id, String version, String profile) {
        resource.setId(id);
        resource.getMeta().setVersionId(version).addProfile(profile);
        return resource;
    }

    Organization organization() {
        Organization organization = identified(new Organization(), ORGANIZATION_ID, "1", Gpc.PROFILE_ORGANIZATION);
        LocationEntry main = book.mainLocation();
        organization.addExtension().setUrl(Gpc.EXT_MAIN_LOCATION).setValue(new Reference("Location/" + main.id()));
        organization
                .addIdentifier()
                .setSystem(Gpc.ID_ODS)
                .setValue(book.identity().odsCode());
        organization.addType(new CodeableConcept()
                .addCoding(new Coding(Gpc.CS_ORGANISATION_TYPE, Gpc.TYPE_GP_PRACTICE, "GP Practice")));
        organization.setName(book.identity().name());
        if (main.phone() != null) {
            organization.addTelecom(phone(main.phone()));
        }
        organization.addAddress(address(main));
        return organization;
    }

    Location location(LocationEntry entry) {
        Location location = identified(new Location(), entry.id(), "1", Gpc.PROFILE_LOCATION);
        location.setName(entry.name());
        if (entry.phone() != null) {
            location.addTelecom(phone(entry.phone()));
        }
        location.setAddress(address(entry));
        location.setManagingOrganization(new Reference("Organization/" + ORGANIZATION_ID));
        return location;
    }

    Practitioner practitioner(PractitionerEntry entry) {
        Practitioner practitioner = identified(new Practitioner(), entry.id(), "1", Gpc.PROFILE_PRACTITIONER);
        practitioner.addIdentifier().setSystem(Gpc.ID_SDS_USER).setValue(entry.sdsUserId());
        practitioner
                .addName()
                .setUse(NameUse.USUAL)
                .setFamily(entry.family())
                .addGiven(entry.given())
                .addPrefix(entry.prefix());
        practitioner.setGender(entry.gender());
        return practitioner;
    }

    HealthcareService healthcareService(ServiceEntry entry) {
        HealthcareService service =
                identified(new HealthcareService(), entry.id(), "1", Gpc.PROFILE_HEALTHCARE_SERVICE);
        service.addIdentifier().setSystem(Gpc.ID_DOS_SERVICE).setValue(entry.dosId());
        service.setProvidedBy(new Reference("Organization/" + ORGANIZATION_ID));
        service.setName(entry.name());
        return service;
    }

    private static ContactPoint phone(String number) {
        return new ContactPoint()
                .setSystem(ContactPointSystem.PHONE)
                .setValue(number)
                .setUse(ContactPointUse.WORK);
    }

    private static Address address(LocationEntry entry) {
        Address address =
                new Address().setUse(AddressUse.WORK).addLine(entry.line()).setCity(entry.city());
        if (entry.postalCode() != null) {
            address.setPostalCode(entry.postalCode()).setCountry("United Kingdom");
        }
        return address;
    }
}
