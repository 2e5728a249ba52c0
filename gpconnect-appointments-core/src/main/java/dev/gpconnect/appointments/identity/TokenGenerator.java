package dev.gpconnect.appointments.identity;

/** Makes the token of a request. Called for every attempt, from many threads at once. */
@FunctionalInterface
public interface TokenGenerator {

    /** A new token, as it goes behind {@code Bearer} in the {@code Authorization} header (W-HDR-05). */
    String generate(TokenRequest request);
}
