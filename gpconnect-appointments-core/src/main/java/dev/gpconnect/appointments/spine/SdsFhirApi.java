package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.ProxyIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests to the directory's FHIR API: their headers and their pace, and which of them are sent again (W-SDS-10 to W-SDS-12). */
record SdsFhirApi(
        ServiceRoot root,
        HttpTransport transport,
        @Nullable String apiKey,
        Duration connectTimeout,
        Supplier<UUID> correlationIds,
        SdsFhirPace pace) {

    private static final Logger LOG = LoggerFactory.getLogger(SdsFhirDirectory.class);
    private static final int MOST_REPEATS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /**
     * What a search finds. Without a connection, or after an answer that says "later", it is sent again up to three times.
     *
     * @param search relative to the root, percent-encoded
     * @param anew whether the gateway must not answer with what it kept (W-SDS-11)
     * @param end when the look-up has to be over
     */
    List<SdsBundleEntry> search(SdsLookUp lookUp, String search, boolean anew, long end) {
        try {
            Duration wait = FIRST_WAIT;
            for (int repeats = 0; ; repeats++) {
                try {
                    return ask(lookUp, search, anew, end);
                } catch (SdsFhirBusyException e) {
                    Duration atLeast = e.atLeast().compareTo(wait) > 0 ? e.atLeast() : wait;
                    if (repeats == MOST_REPEATS || !pace.await(atLeast, end)) {
                        throw e.failure();
                    }
                    wait = wait.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lookUp.interrupted(e);
        }
    }

    /** The key stays unknown. */
    @Override
    public String toString() {
        return "SdsFhirApi";
    }

    private List<SdsBundleEntry> ask(SdsLookUp lookUp, String search, boolean anew, long end)
            throws InterruptedException, SdsFhirBusyException {
        if (!pace.awaitTurn(end)) {
            throw lookUp.failed(
                    "could not be asked in time", "Ask about fewer at once, or allow look-ups more time", null);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw lookUp.interrupted(null);
        }
        UUID correlationId = newCorrelationId(lookUp);
        HttpResponse response = sent(lookUp, request(search, anew, correlationId, pace.until(end)));
        LOG.debug(
                "{} for {}: the directory answered HTTP {}",
                lookUp.organisation(),
                lookUp.interaction(),
                response.status());
        try {
            return new SdsFhirAnswers(lookUp, correlationId).read(response);
        } finally {
            close(response);
        }
    }

    private UUID newCorrelationId(SdsLookUp lookUp) {
        try {
            return Objects.requireNonNull(correlationIds.get(), "correlationId");
        } catch (RuntimeException e) {
            throw lookUp.failed("was not asked", "No correlation id could be made; see the cause", e);
        }
    }

    private HttpRequest request(String search, boolean anew, UUID correlationId, Duration timeout) {
        HttpHeaders.Builder headers = HttpHeaders.builder()
                .add("Accept", "application/fhir+json")
                .add("X-Correlation-Id", correlationId.toString());
        if (apiKey != null) {
            headers.add("apikey", apiKey);
        }
        if (anew) {
            headers.add("Cache-Control", "no-cache");
        }
        return HttpRequest.builder("GET", root.resolve(search))
                .headers(headers.build())
                .connectTimeout(connectTimeout)
                .timeout(timeout)
                .build();
    }

    private HttpResponse sent(SdsLookUp lookUp, HttpRequest request) throws SdsFhirBusyException {
        try {
            return Objects.requireNonNull(transport.newCall(request).execute(), "response");
        } catch (NotSentIOException e) {
            NotSentException failure = notSent(lookUp, e);
            if (e.mayPass()) {
                throw new SdsFhirBusyException(failure, Duration.ZERO);
            }
            throw failure;
        } catch (IOException e) {
            throw Thread.currentThread().isInterrupted() ? lookUp.interrupted(e) : noAnswer(lookUp, e);
        } catch (RuntimeException e) {
            throw lookUp.failed("could not be asked", "The transport failed; see the cause", e);
        }
    }

    private static NotSentException notSent(SdsLookUp lookUp, NotSentIOException failure) {
        if (failure instanceof TlsIOException tls) {
            return lookUp.tls(tls.fault(), tls);
        }
        return failure instanceof ProxyIOException proxy
                ? lookUp.failed("could not be reached", String.valueOf(proxy.getMessage()), proxy)
                : lookUp.unreachable(failure);
    }

    /** With TLS 1.3 a client's certificate is refused when the search has left. */
    private static NotSentException noAnswer(SdsLookUp lookUp, IOException failure) {
        return TlsIOException.refusalOfClient(failure)
                .<NotSentException>map(fault -> lookUp.tls(fault, failure))
                .orElseGet(() -> lookUp.failed("gave no answer", "Try again later", failure));
    }

    private static void close(HttpResponse response) {
        try {
            response.close();
        } catch (IOException | RuntimeException e) {
            // what was found is known by now, and stands
            LOG.debug("Closing an answer of the directory failed");
        }
    }
}
