package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.identity.TokenRequest;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenGenerator} has to do that makes the unsigned tokens of GP Connect (W-JWT-01 to W-JWT-07). Extend it,
 * and each of its tests has your generator make tokens for made-up users:
 *
 * <pre>{@code
 * class MyTokenGeneratorTest extends TokenGeneratorContract {
 *     @Override
 *     protected TokenGenerator createGenerator() {
 *         return new MyTokenGenerator();
 *     }
 * }
 * }</pre>
 */
public abstract class TokenGeneratorContract extends TokenPartiesContract {

    /** For subclasses. */
    protected TokenGeneratorContract() {}

    /** A new generator, for one test. */
    @Override
    protected abstract TokenGenerator createGenerator();

    @Test
    @DisplayName("W-JWT-01: each request has a token of its own")
    void token_ofEachRequest_isMadeForIt() {
        String first = generate(usual());

        assertThat(generate(at(NOW.plusSeconds(1)))).isNotEqualTo(first);
        assertThat(generate(by(user("u-9", CLAIRE.name())))).isNotEqualTo(first);
        assertThat(generate(to(ROOT, InteractionId.BOOK_APPOINTMENT))).isNotEqualTo(first);
        assertThat(generate(to(ServiceRoot.of(ROOT + "/"), InteractionId.SEARCH_FREE_SLOTS)))
                .isNotEqualTo(first);
        assertThat(generate(by(PRODUCT, organisation("Y90012", HUB.name())))).isNotEqualTo(first);
        assertThat(claims()).isEqualTo(DecodedToken.of(first).claims());
    }

    @Test
    void manyThreads_eachGetTheirOwnToken() {
        JsonNode[] alone =
                IntStream.range(0, 64).mapToObj(i -> claims(request(i))).toArray(JsonNode[]::new);

        ManyThreads.run(
                alone.length,
                i -> assertThat(claims(request(i))).as("token %s", i).isEqualTo(alone[i]));
    }

    private static TokenRequest request(int i) {
        InteractionId[] interactions = InteractionId.values();
        User user = user("u-" + i, PersonName.of("Family" + i, "Given" + i));
        return new TokenRequest(PRODUCT, HUB, user, ROOT, interactions[i % interactions.length], NOW.plusSeconds(i));
    }
}
