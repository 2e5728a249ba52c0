package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the token says beside what the practice checks (P-LINT-02, P-LINT-04, P-LINT-08, P-LINT-13, and claims beyond the ten). */
final class TokenLint {
    private static final String UNKNOWN = "UNK";
    private static final Set<String> CLAIMS = Set.of(
            "iss",
            "sub",
            "aud",
            "iat",
            "exp",
            "reason_for_request",
            "requested_scope",
            "requesting_device",
            "requesting_organization",
            "requesting_practitioner");

    private TokenLint() {}

    static void check(Token token, Interaction interaction, String root, @Nullable String senderOds, Notes notes) {
        notes.noteIf(
                !token.text("aud").equals(root),
                "P-LINT-02",
                "The claim aud is the practice's service root, unaltered (W-JWT-02).");
        checkPractitioner(token.identifiers("requesting_practitioner"), notes);
        notes.noteIf(
                !token.text("requested_scope").equals(interaction.scope()),
                "P-LINT-08",
                "The claim requested_scope is the interaction's own, " + interaction.scope() + ".");
        String ods = token.identifiers("requesting_organization").get(Gpc.ID_ODS);
        notes.noteIf(
                senderOds != null && !senderOds.equals(ods),
                "P-LINT-13",
                "Ssp-From and the token name different organisations (W-HDR-02).");
        Set<String> extra = new HashSet<>();
        token.claims().fieldNames().forEachRemaining(extra::add);
        extra.removeAll(CLAIMS);
        notes.noteIf(!extra.isEmpty(), "W-JWT-02", "The token holds claims beyond the ten.");
    }

    private static void checkPractitioner(Map<String, String> identifiers, Notes notes) {
        String user = identifiers.get(Gpc.ID_SDS_USER);
        String role = identifiers.get(Gpc.ID_SDS_ROLE_PROFILE);
        notes.noteIf(
                role == null,
                "P-LINT-04",
                "The practitioner's role profile id is missing; it is UNK without a smartcard.");
        notes.noteIf(
                identifiers.keySet().stream()
                        .allMatch(system -> system.equals(Gpc.ID_SDS_USER) || system.equals(Gpc.ID_SDS_ROLE_PROFILE)),
                "P-LINT-04",
                "The practitioner's local user id is missing.");
        notes.noteIf(
                user != null && role != null && user.equals(UNKNOWN) != role.equals(UNKNOWN),
                "P-LINT-04",
                "With a smartcard both SDS ids are known, without one both are UNK.");
    }
}
