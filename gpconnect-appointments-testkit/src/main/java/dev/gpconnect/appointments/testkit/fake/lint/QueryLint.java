package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.fake.wire.KnownParameters;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;

/** Search parameters and includes that are not of the interaction (P-LINT-07, W-SRCH-01 to W-SRCH-13). */
final class QueryLint {
    private QueryLint() {}

    static void check(FakeRequest request, Interaction interaction, Notes notes) {
        Query query;
        try {
            query = Query.parse(request.rawQuery());
        } catch (Refusal unreadable) {
            return;
        }
        notes.noteIf(
                !KnownParameters.cover(interaction, query),
                "P-LINT-07",
                "Only the listed parameters and includes are sent; a provider may refuse others (W-CT-04).");
    }
}
