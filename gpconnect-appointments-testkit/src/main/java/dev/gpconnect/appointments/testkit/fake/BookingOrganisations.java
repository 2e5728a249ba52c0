package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Requester;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.OdsCodes;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Reference;

/** The contained organisation that books (M-APPT-27, P-BOOK-06). */
final class BookingOrganisations {
    private static final Set<String> TYPES = Set.of(Gpc.TYPE_GP_PRACTICE, Gpc.TYPE_URGENT_CARE);

    private BookingOrganisations() {}

    /** The booking organisation of a request, complete; 422 when it is missing or lacks anything. */
    static Organization required(Appointment appointment) {
        List<Extension> extensions = Extensions.all(appointment, Gpc.EXT_BOOKING_ORGANISATION);
        require(extensions.size() == 1, "There must be exactly one bookingOrganisation extension.");
        require(
                appointment.getContained().size() == 1
                        && appointment.getContained().get(0) instanceof Organization,
                "There must be exactly one contained Organization.");
        Organization organization = (Organization) appointment.getContained().get(0);
        String target = extensions.get(0).getValue() instanceof Reference reference ? reference.getReference() : "";
        require(
                ("#" + bareId(organization)).equals(target),
                "The bookingOrganisation extension must refer to the contained Organization.");
        require(
                profiled(organization) && OdsCodes.of(organization) != null,
                "The booking organisation needs its profile and an ODS code.");
        require(organization.hasName(), "The booking organisation needs a name.");
        require(
                organization.getTelecom().stream().anyMatch(telecom -> telecom.hasSystem() && telecom.hasValue()),
                "The booking organisation needs a telecom with system and value.");
        checkTypes(organization);
        return organization;
    }

    /** The organisation and its types as the match table needs them (P-BOOK-16). */
    static Requester requester(Organization organization) {
        String code = OdsCodes.of(organization);
        return new Requester(types(organization), code == null ? Set.of() : Set.of(code));
    }

    static String bareId(Organization organization) {
        String id = organization.getIdElement().getIdPart();
        return id == null || !id.startsWith("#") ? String.valueOf(id) : id.substring(1);
    }

    private static void checkTypes(Organization organization) {
        boolean known = organization.getType().stream()
                .allMatch(type -> type.getCoding().size() == 1
                        && Gpc.CS_ORGANISATION_TYPE.equals(
                                type.getCodingFirstRep().getSystem())
                        && TYPES.contains(
                                String.valueOf(type.getCodingFirstRep().getCode())));
        require(
                known && organization.getType().size() <= 1,
                "The booking organisation's type is not one of the code system.");
    }

    private static Set<String> types(Organization organization) {
        return organization.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .map(Coding::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean profiled(Organization organization) {
        return organization.getMeta().getProfile().stream()
                .anyMatch(profile -> Gpc.PROFILE_ORGANIZATION.equals(profile.getValue()));
    }

    private static void require(boolean holds, String diagnostics) {
        if (!holds) {
            throw Refusal.invalidResource(diagnostics);
        }
    }
}
