package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPractice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The providers of a world: who is in the directory, and the practices that answer, made anew whenever the world begins anew.
 *
 * @param providers everybody in the directory; who is not among the practices cannot be reached (P-SSP-08)
 */
record Population(List<PracticeIdentity> providers, Opening opening) {

    /** Opens the practices as they are before anybody calls. */
    @FunctionalInterface
    interface Opening {
        FakePractices open(String base, Clock clock, Controls controls, ConsumerLint lint);
    }

    static Population reference() {
        return new Population(ReferenceParties.providers(), ReferenceData::practices);
    }

    /** Made-up practices on one PDS, known to the directory in their order. */
    static Population of(List<SyntheticPractice> practices) {
        List<SyntheticPractice> plans = List.copyOf(practices);
        List<PracticeIdentity> identities = new ArrayList<>();
        plans.forEach(plan -> identities.add(plan.identity(identities.size() + 1)));
        return new Population(List.copyOf(identities), (base, clock, controls, lint) -> {
            FhirCodec codec = new FhirCodec();
            FakePds pds = new FakePds();
            List<FakePractice> open = new ArrayList<>();
            for (SyntheticPractice plan : plans) {
                PracticeIdentity identity = identities.get(open.size());
                open.add(FakePractice.open(plan.book(identity, clock, pds), base, codec, controls, lint));
            }
            return FakePractices.of(open, base, codec);
        });
    }
}
