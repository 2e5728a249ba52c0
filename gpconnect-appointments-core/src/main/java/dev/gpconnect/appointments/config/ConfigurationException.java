package dev.gpconnect.appointments.config;

import java.util.List;

/** The settings cannot be used; the message lists everything that is wrong with them, and shows no value. */
public final class ConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super("The configuration cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one text a key, each with the key, where it was found and what to do. */
    public List<String> problems() {
        return problems;
    }
}
