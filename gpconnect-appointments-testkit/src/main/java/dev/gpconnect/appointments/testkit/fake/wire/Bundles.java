package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.Collection;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Resource;

/** Search results: no fullUrl, no total, no links (M-BUN-01, W-SRCH-14). */
public final class Bundles {
    /** What every full URL that a fake makes up contains; a consumer can know it from nowhere else (W-URL-10, P-LINT-20). */
    public static final String BOGUS = "not-an-address";

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
