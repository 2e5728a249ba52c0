package dev.gpconnect.appointments.error;

/** A call that a rule forbids, refused before any request left. The message says what to change. */
public non-sealed class RefusedException extends GpConnectException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * A refusal.
     *
     * @param rule the id of the requirement that forbids the call, such as {@code C-BOOK-07}
     * @param message what is wrong and what to do about it
     */
    public RefusedException(String rule, String message) {
        super(message + " (" + rule + ")", null, null);
        this.rule = rule;
    }

    /** The id of the requirement that forbids the call, such as {@code C-BOOK-07}. */
    public String rule() {
        return rule;
    }
}
