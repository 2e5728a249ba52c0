package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.List;
import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.CodeType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.DomainResource;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.PrimitiveType;
import org.hl7.fhir.dstu3.model.Property;
import org.hl7.fhir.dstu3.model.Type;
import org.jspecify.annotations.Nullable;

/** The extensions of slots, schedules and appointments (M-EXT-01 to M-EXT-04). */
public final class Extensions {
    private Extensions() {}

    /** The delivery channel of a slot or an appointment (M-EXT-01). */
    public static Extension deliveryChannel(String code) {
        return new Extension(Gpc.EXT_DELIVERY_CHANNEL, new CodeType(code));
    }

    /** The practitioner's role, coded in the SDS job role list (M-EXT-02). */
    public static Extension practitionerRole(String code, String display) {
        Coding coding = new Coding(Gpc.CS_JOB_ROLE, code, display);
        return new Extension(Gpc.EXT_PRACTITIONER_ROLE, new CodeableConcept().addCoding(coding));
    }

    /** All extensions of a resource with a url, in their order; empty when there are none. */
    public static List<Extension> all(DomainResource resource, String url) {
        return resource.getExtension().stream()
                .filter(extension -> url.equals(extension.getUrl()))
                .toList();
    }

    /** How many extensions there are anywhere below an element, on primitives too. */
    public static int count(Base element) {
        int count = 0;
        for (Property child : element.children()) {
            for (Base value : child.getValues()) {
                if (value != null) {
                    count += count(value) + (value instanceof Extension ? 1 : 0);
                }
            }
        }
        return count;
    }

    /** The value of the first extension with a url; null when there is none. */
    public static @Nullable Type value(DomainResource resource, String url) {
        return resource.getExtension().stream()
                .filter(extension -> url.equals(extension.getUrl()) && extension.getValue() != null)
                .map(Extension::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The text of the first extension with a url, when its value is a primitive; else null. */
    public static @Nullable String text(DomainResource resource, String url) {
        return value(resource, url) instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
    }

    /** The code of the role extension, whatever its system (M-CS-03); null when there is none. */
    public static @Nullable String roleCode(DomainResource resource) {
        return value(resource, Gpc.EXT_PRACTITIONER_ROLE) instanceof CodeableConcept concept && concept.hasCoding()
                ? concept.getCodingFirstRep().getCode()
                : null;
    }
}
