package dev.gpconnect.appointments.error;

/** The Spine proxy, not the practice, answered with an error (E-SSP-1 to E-SSP-7); {@link #fault()} says why. */
public final class SpineProxyException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** An error of the Spine proxy with this cause. */
    public SpineProxyException(Fault fault, Failure failure) {
        super("The Spine proxy refused the request: " + fault.advice, failure);
        this.fault = fault;
    }

    /** Why the Spine proxy refused. */
    public Fault fault() {
        return fault;
    }

    /** The causes for which the Spine proxy refuses a request. */
    public enum Fault {
        /** The provider's address is not the registered one (E-SSP-1). */
        ADDRESS_VARIES(
                "the provider address sent is not the one registered; check what the directory says of the practice"),
        /** Our own ASID is not accredited for the interaction (E-SSP-2). */
        SENDER_NOT_REGISTERED("the consumer ASID is not registered for this interaction;"
                + " check the ASID and its interactions with the Spine"),
        /** The practice is not registered for the interaction (E-SSP-3). */
        RECEIVER_NOT_REGISTERED("the provider ASID is not registered for this interaction;"
                + " check the practice's ASID, or the practice does not offer it"),
        /** The two organisations have no data-sharing agreement (E-SSP-4). */
        NO_AGREEMENT("the two organisations have no data-sharing agreement; one must be set up before any call"),
        /** The verb is not allowed (E-SSP-5). */
        METHOD_NOT_ALLOWED("it does not allow this HTTP method"),
        /** The content type is not accepted (E-SSP-6). */
        UNSUPPORTED_MEDIA_TYPE("it does not accept this content type"),
        /** The proxy cannot reach the provider (E-SSP-7). */
        PROVIDER_UNREACHABLE("it cannot reach the practice's system"),
        /** Anything else. */
        OTHER("it gave no reason that is known");

        private final String advice;

        Fault(String advice) {
            this.advice = advice;
        }
    }
}
