package dev.gpconnect.appointments.testkit.fake.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P-LINT-03: tokens and trace ids that are used twice")
final class TokenReuseTest {
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final FakeWorld world = FakeWorld.reference("https://provider.example", clock);

    @Test
    void tokensOfOneSecond_areAlikeAndNoFinding() {
        FakeRequest first = request("09a01679-2564-4fb4-5129-aecc81ea2701");
        FakeRequest second = request("09a01679-2564-4fb4-5129-aecc81ea2702");

        world.provider(first);
        clock.advance(Duration.ofSeconds(2));
        world.provider(second);

        assertThat(world.controls().findings().all()).isEmpty();
    }

    @Test
    void tokenKeptForALaterRequest_isFound() {
        FakeRequest first = request("09a01679-2564-4fb4-5129-aecc81ea2701");
        FakeRequest second = request("09a01679-2564-4fb4-5129-aecc81ea2702");

        world.provider(first);
        clock.advance(Duration.ofSeconds(3));
        world.provider(second);

        assertThat(world.controls().findings().all()).extracting(Finding::rule).containsExactly("P-LINT-03");
    }

    @Test
    void tokenMadeForALaterTime_isFoundWhenItComesAgain() {
        for (String traceId : List.of("09a01679-2564-4fb4-5129-aecc81ea2701", "09a01679-2564-4fb4-5129-aecc81ea2702")) {
            long iat = clock.instant().getEpochSecond() + 7;
            world.provider(new Draft(Interaction.RLOC, world.identity("Y90001"), clock, "/Location/1")
                    .header("Ssp-TraceID", traceId)
                    .claims(claims -> claims.put("iat", iat).put("exp", iat + 300))
                    .build());
        }

        assertThat(world.controls().findings().all()).extracting(Finding::rule).containsExactly("P-LINT-03");
    }

    @Test
    void tokensWithTheSameHashCode_areTwo() {
        world.provider(request("09a01679-2564-4fb4-5129-aecc81ea2701", "Bearer Aa.Aa."));
        clock.advance(Duration.ofSeconds(3));
        world.provider(request("09a01679-2564-4fb4-5129-aecc81ea2702", "Bearer BB.BB."));

        assertThat(world.controls().findings().rules()).doesNotContain("P-LINT-03");
    }

    @Test
    void traceIdUsedTwice_isFound() {
        world.provider(request("09a01679-2564-4fb4-5129-aecc81ea2701"));
        world.provider(request("09a01679-2564-4fb4-5129-aecc81ea2701"));

        assertThat(world.controls().findings().all()).extracting(Finding::rule).containsExactly("P-LINT-03");
    }

    @Test
    void traceIdsOfAnyLength_areToldApart() {
        String tooLong = "0".repeat(5000);

        world.provider(request(tooLong + "1"));
        world.provider(request(tooLong + "2"));
        assertThat(world.controls().findings().rules()).doesNotContain("P-LINT-03");

        world.provider(request(tooLong + "1"));
        assertThat(world.controls().findings().rules()).contains("P-LINT-03");
    }

    private FakeRequest request(String traceId, String... authorization) {
        return new Draft(Interaction.RLOC, world.identity("Y90001"), clock, "/Location/1")
                .header("Ssp-TraceID", traceId)
                .header("Authorization", authorization)
                .build();
    }
}
