package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import java.util.Set;

/** Who is registered in the reference data; the Spine proxy and the directory both know exactly these. */
final class ReferenceParties {
    /** The supplier of every consumer's system (W-SDS-03). */
    static final String SUPPLIER = "Y90099";

    private ReferenceParties() {}

    static List<PracticeIdentity> providers() {
        return List.of(
                ReferenceData.PRACTICE_A,
                ReferenceData.PRACTICE_B,
                ReferenceData.SWITCHED_OFF,
                ReferenceData.UNREACHABLE,
                ReferenceData.BROKEN_RECORD,
                ReferenceData.COMMUNITY);
    }

    static List<FakeConsumer> consumers() {
        return List.of(
                FakeConsumer.of("200000009010", "Y90010"),
                FakeConsumer.of("200000009020", "Y90020"),
                FakeConsumer.of("200000009030", "Y90030").notSharing(),
                FakeConsumer.of("200000009040", "Y90040").registeredFor(Set.of(Interaction.SLOT)));
    }
}
