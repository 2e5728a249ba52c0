package dev.gpconnect.appointments.identity;

import java.util.Objects;

/** Checks the texts that go into a token. */
final class Texts {

    private Texts() {}

    static String requireText(String text, String name) {
        if (Objects.requireNonNull(text, name).isBlank()) {
            throw new IllegalArgumentException("The " + name + " may not be blank");
        }
        return text;
    }
}
