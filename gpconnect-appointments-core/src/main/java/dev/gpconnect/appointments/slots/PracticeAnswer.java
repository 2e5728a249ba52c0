package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one of several practices answered to a search, and how far the search has come: either slots, or why there are none. */
public final class PracticeAnswer {

    private final OdsCode practice;
    private final @Nullable FreeSlots freeSlots;
    private final @Nullable GpConnectException failure;
    private final Progress progress;

    private PracticeAnswer(
            OdsCode practice, @Nullable FreeSlots freeSlots, @Nullable GpConnectException failure, Progress progress) {
        this.practice = practice;
        this.freeSlots = freeSlots;
        this.failure = failure;
        this.progress = progress;
    }

    /** The slots of a practice that answered; there may be none. */
    public static PracticeAnswer of(OdsCode practice, FreeSlots freeSlots, Progress progress) {
        return new PracticeAnswer(practice, freeSlots, null, progress);
    }

    /** The failure of a practice that could not be searched. */
    public static PracticeAnswer failed(OdsCode practice, GpConnectException failure, Progress progress) {
        return new PracticeAnswer(practice, null, failure, progress);
    }

    /** Which practice it is. */
    public OdsCode practice() {
        return practice;
    }

    /** Its free slots; nothing when it could not be searched. */
    public Optional<FreeSlots> freeSlots() {
        return Optional.ofNullable(freeSlots);
    }

    /** Why it could not be searched; nothing when it answered. */
    public Optional<GpConnectException> failure() {
        return Optional.ofNullable(failure);
    }

    /** How far the search had come with this answer. */
    public Progress progress() {
        return progress;
    }

    @Override
    public String toString() {
        return "PracticeAnswer[" + practice + ", " + (failure == null ? freeSlots : "failed") + ", " + progress + "]";
    }

    /**
     * How far a search across practices has come.
     *
     * @param practices how many practices are asked in all
     * @param answered how many have answered
     * @param failed how many could not be searched
     */
    public record Progress(int practices, int answered, int failed) {

        /** Whether no more answers are to come. */
        public boolean isOver() {
            return answered + failed == practices;
        }
    }
}
