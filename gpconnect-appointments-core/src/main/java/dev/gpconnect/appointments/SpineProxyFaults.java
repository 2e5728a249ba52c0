package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.SpineProxyException.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the Spine proxy answered in the practice's place, and why: by its own texts (W-OO-04), whatever their case and
 * whatever stands between the words, else by the status (W-SSP-02).
 */
final class SpineProxyFaults {

    private static final Set<String> SYSTEMS = Set.of(
            "fhir.nhs.net/valueset/gpconnect-schedule-response-code-1-0",
            "fhir.nhs.uk/structuredefinition/spine-operationoutcome-1");
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Pattern LAST_SLASHES = Pattern.compile("/+$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z0-9]+");

    private static final List<Reason> REASONS = List.of(
            new Reason("VARIESFROMTARGETURL", Fault.ADDRESS_VARIES),
            new Reason("ASIDCHECKFAILEDMESSAGESENDER", Fault.SENDER_NOT_REGISTERED),
            new Reason("PARTYKEYINTERACTIONCHECKFAILED", Fault.RECEIVER_NOT_REGISTERED),
            new Reason("FOTCHECKFAILED", Fault.NO_AGREEMENT),
            new Reason("ERRORCOMMUNICATINGTOENDPOINT", Fault.PROVIDER_UNREACHABLE),
            new Reason("METHODNOTALLOWED", Fault.METHOD_NOT_ALLOWED),
            new Reason("UNSUPPORTEDMEDIATYPE", Fault.UNSUPPORTED_MEDIA_TYPE));

    /** What a status means that came through the proxy without an OperationOutcome. */
    private static final Map<Integer, Fault> UNEXPLAINED = Map.of(
            429, Fault.TOO_MANY_REQUESTS,
            444, Fault.NO_RESPONSE,
            495, Fault.CLIENT_CERTIFICATE_INVALID,
            496, Fault.CLIENT_CERTIFICATE_MISSING,
            497, Fault.PLAIN_HTTP,
            502, Fault.PROVIDER_UNREACHABLE,
            503, Fault.UNAVAILABLE,
            504, Fault.GATEWAY_TIMEOUT,
            599, Fault.NETWORK_TIMEOUT);

    private static final Map<Integer, Fault> REFUSED =
            Map.of(405, Fault.METHOD_NOT_ALLOWED, 415, Fault.UNSUPPORTED_MEDIA_TYPE);

    private SpineProxyFaults() {}

    /**
     * Why the Spine proxy answered; null if it did not.
     *
     * @param proxied whether the request went to a Spine proxy
     */
    static @Nullable Fault of(Failure failure, boolean proxied) {
        List<Issue> own = failure.issues().stream()
                .filter(issue -> isOfTheProxy(issue, failure.status()))
                .toList();
        if (!own.isEmpty()) {
            Fault told = reason(own);
            return told == null ? byStatus(failure.status()) : told;
        }
        return proxied && failure.issues().isEmpty() ? UNEXPLAINED.get(failure.status()) : null;
    }

    private static Fault byStatus(int status) {
        return REFUSED.getOrDefault(status, UNEXPLAINED.getOrDefault(status, Fault.OTHER));
    }

    /** By its code system; where that is unknown, by what only the proxy says: the status as the code, with a reason of its own. */
    private static boolean isOfTheProxy(Issue issue, int status) {
        if (issue.codeSystem() != null && SYSTEMS.contains(bare(issue.codeSystem()))) {
            return true;
        }
        boolean numbered = issue.code() != null && issue.code().value().equals(String.valueOf(status));
        return numbered && reason(List.of(issue)) != null;
    }

    private static @Nullable Fault reason(List<Issue> issues) {
        String texts = issues.stream()
                .flatMap(issue -> Stream.of(issue.display(), issue.diagnostics()))
                .filter(Objects::nonNull)
                .map(text ->
                        BETWEEN_WORDS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll(""))
                .collect(Collectors.joining(" "));
        return REASONS.stream()
                .filter(reason -> texts.contains(reason.words()))
                .map(Reason::fault)
                .findFirst()
                .orElse(null);
    }

    /** A code system without what senders vary: case, scheme, spaces around it and slashes at its end. */
    private static String bare(String system) {
        String lower = SCHEME.matcher(system.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return LAST_SLASHES.matcher(lower).replaceFirst("");
    }

    /** What the proxy says, in capitals with nothing between the words. */
    private record Reason(String words, Fault fault) {}
}
