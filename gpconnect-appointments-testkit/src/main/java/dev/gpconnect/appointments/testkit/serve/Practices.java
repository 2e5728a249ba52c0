package dev.gpconnect.appointments.testkit.serve;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.http.ServerPart;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The practices as the control interface names them. */
final class Practices {
    private Practices() {}

    /** The ODS codes of all providers in the directory. */
    static List<String> codes(FakeWorld world) {
        return world.providers().stream().map(PracticeIdentity::odsCode).toList();
    }

    static WrongUseException unknown(String code, List<String> known) {
        return new WrongUseException("There is no practice '" + code + "'; there are " + String.join(", ", known));
    }

    /** The practice that a request is for, by its URL alone; null when it names none. */
    static @Nullable String named(FakeWorld world, ServerPart part, FakeRequest request) {
        Predicate<PracticeIdentity> named = part == ServerPart.SDS
                ? practice -> request.rawQuery().contains(practice.odsCode())
                : practice -> request.path().contains(practice.rootPath());
        return world.providers().stream()
                .filter(named)
                .map(PracticeIdentity::odsCode)
                .findFirst()
                .orElse(null);
    }
}
