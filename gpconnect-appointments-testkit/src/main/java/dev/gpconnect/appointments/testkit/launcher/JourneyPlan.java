package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.OdsCode;
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

    /** For whom; {@code demographicsGiven} says whether there is anything to compare. */
    record Subject(TracedPatient traced, boolean demographicsGiven, boolean acceptDifferences) {}

    /** What to book. */
    record Wish(LocalDate from, int days, String description, long pauseSeconds) {}
}
