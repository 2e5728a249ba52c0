package dev.gpconnect.appointments.hapi;

import ca.uhn.fhir.parser.DataFormatException;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.model.UkTime;
import java.time.ZonedDateTime;
import org.hl7.fhir.dstu3.model.CodeType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointSystemEnumFactory;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointUseEnumFactory;
import org.hl7.fhir.dstu3.model.Enumeration;
import org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGenderEnumFactory;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.HumanName;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.PrimitiveType;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;

/** The data types that several resources share, as HAPI has them. */
final class HapiTypes {

    private static final String DEFINITIONS = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    private HapiTypes() {}

    /** The address of the profile with this name. */
    static String definition(String profile) {
        return DEFINITIONS + profile;
    }

    /** The resource with its id and the GP Connect profile it follows (M-GEN-02). */
    static <T extends Resource> T profiled(T resource, String id, String profile) {
        resource.setId(resource.fhirType() + "/" + id);
        resource.getMeta().addProfile(definition(profile));
        return resource;
    }

    /** The element with this text. A code that FHIR does not know stays as text, and HAPI has no value for it. */
    static <T extends PrimitiveType<?>> T keeping(T element, String text) {
        try {
            element.setValueAsString(text);
        } catch (DataFormatException | IllegalArgumentException e) {
            // HAPI sets the text before it looks at it
        }
        return element;
    }

    /** The time as the practice wrote it; one that FHIR does not allow in the form of W-DT-01. */
    static InstantType instant(String text, ZonedDateTime time) {
        try {
            return new InstantType(text);
        } catch (DataFormatException | IllegalArgumentException e) {
            return new InstantType(UkTime.format(time.toInstant()));
        }
    }

    static Enumeration<AdministrativeGender> gender(Gender gender) {
        return new Enumeration<>(new AdministrativeGenderEnumFactory(), gender.code());
    }

    static HumanName name(PersonName name) {
        HumanName written = new HumanName().setFamily(name.family());
        name.given().forEach(written::addGiven);
        name.prefix().forEach(written::addPrefix);
        return written;
    }

    static org.hl7.fhir.dstu3.model.Address address(Address address) {
        org.hl7.fhir.dstu3.model.Address written = new org.hl7.fhir.dstu3.model.Address()
                .setCity(address.city())
                .setDistrict(address.district())
                .setPostalCode(address.postalCode())
                .setCountry(address.country());
        address.lines().forEach(written::addLine);
        return written;
    }

    static org.hl7.fhir.dstu3.model.ContactPoint contactPoint(ContactPoint point) {
        org.hl7.fhir.dstu3.model.ContactPoint written =
                new org.hl7.fhir.dstu3.model.ContactPoint().setValue(point.value());
        written.setSystemElement(keeping(new Enumeration<>(new ContactPointSystemEnumFactory()), point.system()));
        String use = point.use();
        if (use != null) {
            written.setUseElement(keeping(new Enumeration<>(new ContactPointUseEnumFactory()), use));
        }
        return written;
    }

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    static Reference reference(String type, String id) {
        return new Reference(type + "/" + id);
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    static Extension code(String url, String code) {
        return new Extension(url, new CodeType(code));
    }

    static Extension role(String url, PractitionerRole role) {
        Coding coding =
                new Coding().setSystem(role.system()).setCode(role.code()).setDisplay(role.display());
        return new Extension(url, new CodeableConcept().addCoding(coding));
    }
}
