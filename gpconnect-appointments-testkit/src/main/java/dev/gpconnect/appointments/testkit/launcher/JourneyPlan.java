package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything that a journey needs to know. */
record JourneyPlan(Asking asking, Asked asked, Subject subject, Wish wish) {

    /** Who asks. */
    record Asking(Product product, RequestingOrganisation organisation, User user) {}

    /** Who is asked, and by which way. */
    record Asked(
            OdsCode practice,
            ProviderEndpoint endpoint,
            @Nullable URI spineProxy) {}

    /**
     * For whom.
     *
     * @param demographicsGiven whether there is anything to compare
     * @param registration how the patient is registered where the practice has no active record; null when that is not asked for
     */
    record Subject(
            TracedPatient traced,
            boolean demographicsGiven,
            boolean acceptDifferences,
            @Nullable Registration registration) {}

    /** What to book. */
    record Wish(LocalDate from, int days, String description, long pauseSeconds) {}
}
