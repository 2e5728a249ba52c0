package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BoundedInputStream;
import dev.gpconnect.appointments.transport.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the answers of the directory's FHIR API mean (W-SDS-11). An error's body need not be FHIR, and is not read. */
final class SdsFhirAnswers {

    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int MOST_DIGITS = 6;

    private final SdsLookUp lookUp;
    private final UUID correlationId;

    /** The answers to a request, by whose id the directory's operators find it. */
    SdsFhirAnswers(SdsLookUp lookUp, UUID correlationId) {
        this.lookUp = lookUp;
        this.correlationId = correlationId;
    }

    /**
     * What an answer found.
     *
     * @throws NotSentException if it is an error, or cannot be used
     * @throws SdsFhirBusyException if it says that another request may succeed
     */
    List<SdsBundleEntry> read(HttpResponse response) throws SdsFhirBusyException {
        int status = response.status();
        if (status == 200) {
            return entries(response);
        }
        NotSentException failure = lookUp.failed("answered with HTTP " + status + id(), advice(status), null);
        if (PASSING.contains(status)) {
            throw new SdsFhirBusyException(failure, retryAfter(response));
        }
        throw failure;
    }

    private List<SdsBundleEntry> entries(HttpResponse response) {
        try {
            return SdsBundle.read(response.body());
        } catch (UnreadableContentException e) {
            throw lookUp.failed(
                    "gave an answer that cannot be used" + id(),
                    e.getMessage() + ". Check that the address is that of its FHIR API",
                    e);
        } catch (BoundedInputStream.TooLargeException e) {
            throw lookUp.failed(
                    "gave an answer larger than is accepted" + id(),
                    "Check that the address is that of its FHIR API",
                    e);
        } catch (IOException e) {
            throw lookUp.failed("broke off its answer" + id(), "Try again", e);
        } catch (RuntimeException e) {
            throw lookUp.failed(
                    "gave an answer that could not be read" + id(), "The transport failed; see the cause", e);
        }
    }

    private String id() {
        return " (X-Correlation-Id " + correlationId + ")";
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "Check the API key, and that it is for this environment";
            case 404 -> "Check its address, which ends /spine-directory/FHIR/R4, letter case included";
            case 400, 405, 406 -> "Check that nothing on the way to it changes requests; else report this";
            case 429 -> "Let all that share the API key ask less in a second";
            default ->
                status >= 300 && status < 400
                        ? "Redirects are not followed; check its address"
                        : "Try again later; if it goes on, give its operators the id";
        };
    }

    /** A number of seconds; a date is not looked at, as no clock that it could be compared with is needed for anything else. */
    private static Duration retryAfter(HttpResponse response) {
        return response.headers()
                .first("Retry-After")
                .map(String::strip)
                .filter(text -> !text.isEmpty()
                        && text.length() <= MOST_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofSeconds(Integer.parseInt(text)))
                .orElse(Duration.ZERO);
    }
}
