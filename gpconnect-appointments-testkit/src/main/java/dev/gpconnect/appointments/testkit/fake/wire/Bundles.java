package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.Collection;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Resource;

/** Search results: no fullUrl, no total, no links (M-BUN-01, W-SRCH-14). */
public final class Bundles {
    private Bundles() {}

    /** A searchset of resources in their order; it is empty when nothing was found. */
    public static Bundle searchset(Collection<? extends Resource> resources) {
        Bundle bundle = new Bundle();
        bundle.getMeta().addProfile(Gpc.PROFILE_BUNDLE);
        bundle.setType(BundleType.SEARCHSET);
        resources.forEach(resource -> bundle.addEntry().setResource(resource));
        return bundle;
    }
}
