package dev.gpconnect.appointments.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SeededIdsTest {

    @Test
    void ids_ofTheSameSeed_areTheSame() {
        assertThat(first(100, 7)).isEqualTo(first(100, 7));
        assertThat(SeededIds.of(42).get()).hasToString("ba419d35-0dfe-4af7-abb9-eef84311700a");
    }

    @Test
    void ids_ofAnotherSeed_areOthers() {
        assertThat(first(100, 7)).doesNotContainAnyElementsOf(first(100, 8));
    }

    @Test
    @DisplayName("W-HDR-01: each is a new UUID, in the form of a random one")
    void ids_areDistinctUuidsOfVersion4() {
        List<UUID> ids = first(1000, 1);

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void ids_takenByManyThreads_areTheSameTogether() {
        SeededIds ids = SeededIds.of(7);
        Set<UUID> taken = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.runAsync(() -> IntStream.range(0, 500).forEach(n -> taken.add(ids.get()))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(taken).isEqualTo(new HashSet<>(first(4000, 7)));
    }

    private static List<UUID> first(int count, long seed) {
        return Stream.generate(SeededIds.of(seed)).limit(count).toList();
    }
}
