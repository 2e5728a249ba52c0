package dev.gpconnect.appointments.error;

/**
 * The Spine proxy, not the practice, answered: with a reason of its own (E-SSP-1 to E-SSP-7), or with a status that no practice
 * explained (W-SSP-02). {@link #fault()} says why.
 */
public final class SpineProxyException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private static final String REFUSED = "The Spine proxy refused the request: ";
    private static final String NO_ANSWER = "The Spine proxy has no answer of the practice: ";

    private final Fault fault;

    /** An error of the Spine proxy with this cause. */
    public SpineProxyException(Fault fault, Failure failure) {
        super(fault.text, failure);
        this.fault = fault;
    }

    /** Why the Spine proxy answered, and not the practice. */
    public Fault fault() {
        return fault;
    }

    /**
     * The causes for which the Spine proxy answers in a practice's place. Those with a status of W-SSP-02 are told apart by it where
     * the answer lists no issue; a system between the proxy and the practice may then have answered too.
     */
    public enum Fault {
        /** The provider's address is not the registered one (E-SSP-1). */
        ADDRESS_VARIES(
                REFUSED,
                "the provider address sent is not the one registered; check what the directory says of the practice"),
        /** Our own ASID is not accredited for the interaction (E-SSP-2). */
        SENDER_NOT_REGISTERED(
                REFUSED,
                "the consumer ASID is not registered for this interaction;"
                        + " check the ASID and its interactions with the Spine"),
        /** The practice is not registered for the interaction (E-SSP-3). */
        RECEIVER_NOT_REGISTERED(
                REFUSED,
                "the provider ASID is not registered for this interaction;"
                        + " check the practice's ASID, or the practice does not offer it"),
        /** The two organisations have no data-sharing agreement (E-SSP-4). */
        NO_AGREEMENT(
                REFUSED, "the two organisations have no data-sharing agreement; one must be set up before any call"),
        /** The verb is not allowed (E-SSP-5). */
        METHOD_NOT_ALLOWED(REFUSED, "it does not allow this HTTP method"),
        /** The content type is not accepted (E-SSP-6). */
        UNSUPPORTED_MEDIA_TYPE(REFUSED, "it does not accept this content type"),
        /** The proxy cannot reach the provider, or got nothing usable from it (E-SSP-7, HTTP 502). */
        PROVIDER_UNREACHABLE(NO_ANSWER, "it cannot reach the practice's system; try later"),
        /** Too many requests (HTTP 429); {@link ServiceException#retryAfter()} may say how long to wait. */
        TOO_MANY_REQUESTS(REFUSED, "too many requests; wait before the next one"),
        /** The client certificate is not accepted (HTTP 495); the request went no further. */
        CLIENT_CERTIFICATE_INVALID(
                REFUSED,
                "it does not accept the client certificate; check that it is in date, not revoked, issued for the"
                        + " Spine and that of the endpoint registered"),
        /** No client certificate was shown (HTTP 496); the request went no further. */
        CLIENT_CERTIFICATE_MISSING(
                REFUSED, "no client certificate was shown; give the transport the key and its certificate chain"),
        /** Plain HTTP was sent to a port that expects TLS (HTTP 497); the request went no further. */
        PLAIN_HTTP(REFUSED, "plain HTTP was sent where TLS is expected; use an https address for the Spine proxy"),
        /** The connection was closed without an answer (HTTP 444); a write may have been carried out. */
        NO_RESPONSE(NO_ANSWER, "the connection was closed before one came; try later"),
        /** The proxy, or a system behind it, is down or busy (HTTP 503); a write may have been carried out. */
        UNAVAILABLE(NO_ANSWER, "it is not available, or a system behind it is not; try later"),
        /** The provider did not answer in time (HTTP 504); a write may have been carried out. */
        GATEWAY_TIMEOUT(NO_ANSWER, "the practice's system did not answer in time; try later"),
        /** The network behind the proxy timed out (HTTP 599); a write may have been carried out. */
        NETWORK_TIMEOUT(NO_ANSWER, "the network behind it did not deliver one in time; try later"),
        /** Anything else. */
        OTHER(REFUSED, "it gave no reason that is known");

        private final String text;

        Fault(String kind, String advice) {
            this.text = kind + advice;
        }
    }
}
