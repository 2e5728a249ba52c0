package dev.gpconnect.appointments.testkit.serve;

/** What cannot be done as it was asked, answered with 400. The message says what can be. */
final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
