package dev.gpconnect.appointments.fuzz;

import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.IOException;
import java.util.Optional;

/** Bytes that may be anything. */
public final class Hostile {

    private Hostile() {}

    /**
     * What a reader makes of them; nothing if it refuses them as it may: as content that cannot be read, or a stream that fails.
     * Whatever else is thrown fails the test.
     */
    public static <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (UnreadableContentException | IOException e) {
            return Optional.empty();
        }
    }

    /** Reads. */
    @FunctionalInterface
    public interface Reading<T> {
        /** What the bytes hold. */
        T read() throws IOException;
    }
}
