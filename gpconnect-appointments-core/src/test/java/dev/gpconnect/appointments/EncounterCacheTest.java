package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    private String get(String id, String read) {
        return cache.get(Samples.PRACTICE, String.class, id, () -> read);
    }
}
