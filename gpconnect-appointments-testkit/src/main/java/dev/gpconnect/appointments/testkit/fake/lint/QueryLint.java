package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.util.Set;

/** Search parameters and includes that are not of the interaction (P-LINT-07, W-SRCH-01 to W-SRCH-13). */
final class QueryLint {
    private static final Set<String> OF_SLOT =
            Set.of("status", "start", "end", "_include", "_include:recurse", "searchFilter", "service.identifier");
    private static final Set<String> RECURSED = Set.of(
            "Schedule:actor:Practitioner",
            "Schedule:actor:Location",
            "Location:managingOrganization",
            "Schedule:actor:HealthcareService");

    private QueryLint() {}

    static void check(FakeRequest request, Interaction interaction, Notes notes) {
        Query query;
        try {
            query = Query.parse(request.rawQuery());
        } catch (Refusal unreadable) {
            return;
        }
        Set<String> known = known(interaction);
        boolean unknown = query.names().stream().anyMatch(name -> !name.equals("_format") && !known.contains(name));
        boolean include = !Set.of("Slot:schedule").containsAll(query.all("_include"))
                || !RECURSED.containsAll(query.all("_include:recurse"));
        notes.noteIf(
                unknown || include,
                "P-LINT-07",
                "Only the listed parameters and includes are sent; a provider may refuse others (W-CT-04).");
    }

    private static Set<String> known(Interaction interaction) {
        return switch (interaction) {
            case SLOT -> OF_SLOT;
            case FPAT, FPRA, FORG, FHCS -> Set.of("identifier");
            case RETR -> Set.of("start");
            default -> Set.of();
        };
    }
}
