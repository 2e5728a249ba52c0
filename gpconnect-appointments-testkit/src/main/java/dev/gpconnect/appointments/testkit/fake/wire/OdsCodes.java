package dev.gpconnect.appointments.testkit.fake.wire;

import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** The ODS codes that organisations carry as identifiers (M-ORG-01). */
public final class OdsCodes {
    private OdsCodes() {}

    /** The ODS code of an organisation; null when it has none. */
    public static @Nullable String of(Organization organization) {
        return organization.getIdentifier().stream()
                .filter(identifier -> Gpc.ID_ODS.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }
}
