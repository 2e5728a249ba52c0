package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.Set;

/** The search parameters and includes that each interaction lists; a provider may refuse any other (W-SRCH-01 to W-SRCH-13, W-CT-04). */
public final class KnownParameters {
    private static final Set<String> OF_SLOT =
            Set.of("status", "start", "end", "_include", "_include:recurse", "searchFilter", "service.identifier");
    private static final Set<String> INCLUDES = Set.of("Slot:schedule");
    private static final Set<String> RECURSED = Set.of(
            "Schedule:actor:Practitioner",
            "Schedule:actor:Location",
            "Location:managingOrganization",
            "Schedule:actor:HealthcareService");

    private KnownParameters() {}

    /** Whether a query holds nothing else, {@code _format} apart. */
    public static boolean cover(Interaction interaction, Query query) {
        Set<String> known = of(interaction);
        return query.names().stream().allMatch(name -> name.equals("_format") || known.contains(name))
                && INCLUDES.containsAll(query.all("_include"))
                && RECURSED.containsAll(query.all("_include:recurse"));
    }

    /** The names for a search; none for anything else. */
    public static Set<String> of(Interaction interaction) {
        return switch (interaction) {
            case SLOT -> OF_SLOT;
            case FPAT, FPRA, FORG, FHCS -> Set.of("identifier");
            case RETR -> Set.of("start");
            default -> Set.of();
        };
    }
}
