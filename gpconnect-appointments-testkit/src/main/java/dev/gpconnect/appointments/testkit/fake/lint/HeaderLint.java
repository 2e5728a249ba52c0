package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers and the raw URL show (P-LINT-01, P-LINT-05, P-LINT-06, P-LINT-20). */
final class HeaderLint {
    private static final Pattern WEAK = Pattern.compile("W/\"[^\"]+\"");
    private static final Pattern PLAIN = Pattern.compile(
            "application/fhir\\+(json|xml)(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=\\s*\"?utf-8\"?.*", Pattern.CASE_INSENSITIVE);
    private static final Set<Interaction> CHANGES = Set.of(Interaction.AMND, Interaction.CANC);

    private HeaderLint() {}

    static void check(FakeRequest request, @Nullable Interaction interaction, Notes notes) {
        notes.noteIf(
                interaction != null && CHANGES.contains(interaction) && !isWeak(request.headers("If-Match")),
                "P-LINT-01",
                "If-Match must be given, and be the weak ETag of the version read (W-HDR-10, W-VER-03).");
        notes.noteIf(
                request.rawQuery().indexOf('|') >= 0 || request.rawQuery().indexOf('+') >= 0,
                "P-LINT-05",
                "A vertical bar is %7C and a plus sign %2B in a query (W-URL-07).");
        notes.noteIf(
                !isPlain(request.headers("Accept")),
                "P-LINT-06",
                "Accept must be one plain media type, application/fhir+json (W-HDR-06).");
        String contentType = request.header("Content-Type");
        notes.noteIf(
                request.hasBody()
                        && !WITH_CHARSET.matcher(String.valueOf(contentType)).matches(),
                "P-LINT-06",
                "The Content-Type of a body says charset=utf-8 (W-HDR-07).");
        notes.noteIf(
                request.target().contains(Bundles.BOGUS) || request.mentions(Bundles.BOGUS),
                "P-LINT-20",
                "Bundle.entry.fullUrl must not be used (W-URL-10).");
    }

    private static boolean isWeak(List<String> ifMatch) {
        return ifMatch.size() == 1 && WEAK.matcher(ifMatch.get(0).strip()).matches();
    }

    private static boolean isPlain(List<String> accept) {
        return accept.size() == 1 && PLAIN.matcher(accept.get(0).strip()).matches();
    }
}
