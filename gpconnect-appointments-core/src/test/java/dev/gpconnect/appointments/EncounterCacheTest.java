package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-CA-02, D-CA-03, D-UI-03: what an encounter keeps")
class EncounterCacheTest {

    private final EncounterCache cache = new EncounterCache();

    @Test
    void resource_readOnce_isKept() {
        assertThat(get("1", "first")).isEqualTo("first");
        assertThat(get("1", "second")).isEqualTo("first");
    }

    @Test
    void resource_ofAnotherIdTypeOrPractice_isAnother() {
        get("1", "first");

        assertThat(get("2", "second")).isEqualTo("second");
        assertThat(cache.get(Samples.PRACTICE, Integer.class, "1", () -> 3)).isEqualTo(3);
        assertThat(cache.get(Samples.OTHER_PRACTICE, String.class, "1", () -> "fourth"))
                .isEqualTo("fourth");
    }

    @Test
    @DisplayName("D-UI-03: what was not found is not asked for again, unless it is something else")
    void find_notFound_isRemembered() {
        assertThat(find("1", EncounterCacheTest::notFound)).isEmpty();

        assertThat(find("1", () -> "now there")).isEmpty();
        assertThat(find("2", () -> "another")).contains("another");
        assertThat(cache.find(Samples.PRACTICE, Integer.class, "1", () -> 3)).contains(3);
        assertThat(cache.find(Samples.OTHER_PRACTICE, String.class, "1", () -> "elsewhere"))
                .contains("elsewhere");
    }

    @Test
    void find_failed_isTriedAgain() {
        assertThatThrownBy(() -> find("1", () -> {
                    throw new UnreadableContentException("odd");
                }))
                .isInstanceOf(UnreadableContentException.class);

        assertThat(find("1", () -> "at last")).contains("at last");
        assertThat(find("1", EncounterCacheTest::notFound)).contains("at last");
    }

    @Test
    @DisplayName("D-CA-03: what was not found is forgotten, too")
    void close_beforeOrDuringARead_remembersNothingAsMissing() {
        find("1", EncounterCacheTest::notFound);
        cache.close();
        assertThat(find("1", () -> "now there")).contains("now there");

        assertThat(find("2", () -> {
                    cache.close();
                    return notFound();
                }))
                .isEmpty();
        assertThat(find("2", () -> "now there")).contains("now there");
    }

    @Requirement("D-CA-03")
    @Test
    void close_discardsAllOfIt() {
        get("1", "first");

        cache.close();

        assertThat(get("1", "second")).isEqualTo("second");
    }

    @Test
    void close_duringARead_keepsNothingOfIt() {
        String read = cache.get(Samples.PRACTICE, String.class, "1", () -> {
            cache.close();
            return "first";
        });

        assertThat(read).isEqualTo("first");
        assertThat(get("1", "second")).isEqualTo("second");
    }

    @Test
    @DisplayName("no lock is held while a practice is asked: another thread gets through meanwhile")
    void twoThreads_atOnce_doNotWaitForEachOther() {
        String first = cache.get(Samples.PRACTICE, String.class, "1", () -> {
            String meanwhile = CompletableFuture.supplyAsync(() -> get("1", "other"))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(meanwhile).isEqualTo("other");
            return "own";
        });

        assertThat(first).isEqualTo("own");
    }

    private Optional<String> find(String id, Supplier<String> read) {
        return cache.find(Samples.PRACTICE, String.class, id, read);
    }

    private static String notFound() {
        throw new NotFoundException(
                "Not there", new Failure(404, List.of(), Samples.call(InteractionId.READ_LOCATION)));
    }

    private String get(String id, String read) {
        return cache.get(Samples.PRACTICE, String.class, id, () -> read);
    }
}
