package dev.gpconnect.appointments.testkit.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.http.ServerPart;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is logged of the exchanges, and that it is bounded. */
final class ControlledServerTest {
    private final Served served = new Served();

    private Draft metadata() {
        return new Draft(Interaction.META, ReferenceData.PRACTICE_A, served.clock, "/metadata?x=1");
    }

    private static FakeRequest get(String target) {
        return FakeRequest.of("GET", target, Map.of(), new byte[0]);
    }

    @Test
    void exchange_withAProvider_isLogged() {
        served.send(metadata().without("Accept").build());

        JsonNode exchange = served.get("exchanges").path(0);
        JsonNode rules = exchange.path("findings");
        assertThat(rules).isNotEmpty().hasSameSizeAs(served.get("findings"));
        assertThat(exchange)
                .hasToString("{\"at\":\"2026-11-23T08:00:00Z\",\"server\":\"provider\",\"method\":\"GET\","
                        + "\"path\":\"/Y90001/STU3/1/gpconnect/metadata?x=1\",\"status\":200,"
                        + "\"interaction\":\"urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1\","
                        + "\"practice\":\"Y90001\",\"traceId\":\"09a01679-2564-4fb4-5129-aecc81ea2706\",\"ms\":3,"
                        + "\"findings\":" + rules + "}");
    }

    @Test
    void exchange_throughTheSpine_namesThePracticeOfItsUrl() {
        served.server.intercept(
                ServerPart.SPINE,
                metadata().build().withTarget("/https://practices.example/Y90002/STU3/1/gpconnect/metadata"),
                served.world::spine);

        assertThat(served.get("exchanges").path(0).path("server").asText()).isEqualTo("spine");
        assertThat(served.get("exchanges").path(0).path("practice").asText()).isEqualTo("Y90002");
    }

    @Test
    void exchange_withTheDirectory_hasNeitherInteractionNorTraceId() {
        served.server.intercept(
                ServerPart.SDS, get("/spine-directory/FHIR/R4/Endpoint?organization=x%7CY90001"), served.world::sds);

        JsonNode exchange = served.get("exchanges").path(0);
        assertThat(exchange.path("server").asText()).isEqualTo("sds");
        assertThat(exchange.path("practice").asText()).isEqualTo("Y90001");
        assertThat(exchange.path("interaction").isNull()).isTrue();
        assertThat(exchange.path("traceId").isNull()).isTrue();
    }

    @Test
    void exchange_withAnInjectedDelay_lastsAsLong() {
        served.put("faults", "[{\"fault\":\"slowBody\",\"delay\":\"PT2S\"}]");
        served.send(metadata().build());

        assertThat(served.get("exchanges").path(0).path("ms").asInt()).isEqualTo(2003);
    }

    @Test
    void exchanges_areTheLatestTwoHundred() {
        for (int i = 1; i <= 210; i++) {
            served.send(get("/nobody/" + i));
        }

        assertThat(served.get("exchanges")).hasSize(200);
        assertThat(served.get("exchanges").path(0).path("path").asText()).isEqualTo("/nobody/11");
        assertThat(served.get("exchanges").path(199).path("path").asText()).isEqualTo("/nobody/210");
    }

    @Test
    void target_thatIsVeryLong_isNotKeptWhole() {
        served.send(get("/" + "x".repeat(100_000)));

        assertThat(served.get("exchanges").path(0).path("path").asText()).hasSize(4003);
    }

    @Test
    void exchange_withTheControlInterface_isHeardButNotListed() {
        FakeResponse answer = served.send(get("/control/clock"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(served.heard).singleElement().satisfies(exchange -> {
            assertThat(exchange.server()).isEqualTo("control");
            assertThat(exchange).hasToString("LoggedExchange[control, GET, 200]");
        });
        assertThat(served.get("exchanges")).isEmpty();
    }

    @Test
    void fakeThatFails_isAnsweredWith500_andLogged() {
        FakeResponse answer = served.server.intercept(ServerPart.SPINE, get("/x"), request -> {
            throw new IllegalStateException("broken");
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(Served.json(answer).path("error").asText()).contains("broken");
        assertThat(served.get("exchanges").path(0).path("status").asInt()).isEqualTo(500);
    }

    @Test
    void root_inABrowser_pointsAtTheControlInterface() {
        FakeResponse page = served.send(get("/"));

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("/control/diary");
    }
}
