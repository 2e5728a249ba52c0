package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.transport.RecordedExchange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What the client of a test has sent so far, and what came back. Grows while the test runs. */
public final class Transcript {
    private static final String INTERACTION = "Ssp-InteractionID";

    private final List<RecordedExchange> exchanges = new CopyOnWriteArrayList<>();

    Transcript() {}

    void add(RecordedExchange exchange) {
        exchanges.add(exchange);
    }

    /** The exchanges that are over, an unmodifiable snapshot in the order in which they ended; they hold patients' data. */
    public List<RecordedExchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The exchanges of one interaction, as {@link #exchanges()}. */
    public List<RecordedExchange> exchanges(Interaction interaction) {
        return exchanges.stream()
                .filter(exchange -> interaction.id().equals(header(exchange, INTERACTION)))
                .toList();
    }

    /** How often this interaction was sent, answered or not. */
    public int count(Interaction interaction) {
        return exchanges(interaction).size();
    }

    /**
     * The exchange that ended last.
     *
     * @throws IllegalStateException if nothing was sent yet
     */
    public RecordedExchange last() {
        List<RecordedExchange> all = exchanges();
        if (all.isEmpty()) {
            throw new IllegalStateException("Nothing was sent yet");
        }
        return all.get(all.size() - 1);
    }

    /** A line for each exchange, with verb, interaction, status and trace id; nothing of any patient. */
    @Override
    public String toString() {
        return exchanges.isEmpty()
                ? "\n  nothing was sent"
                : exchanges.stream().map(Transcript::line).collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    private static String line(RecordedExchange exchange) {
        String interaction = header(exchange, INTERACTION).replaceFirst("^urn:.*:fhir:", "");
        return exchange.number() + " " + exchange.request().method() + " " + interaction
                + " -> "
                + exchange.response()
                        .map(response -> "HTTP " + response.status())
                        .orElse("no answer")
                + ", trace id " + header(exchange, "Ssp-TraceID");
    }

    private static String header(RecordedExchange exchange, String name) {
        return exchange.request().headers().first(name).orElse("none");
    }
}
