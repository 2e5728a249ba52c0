package dev.gpconnect.appointments.testkit.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every path of the control interface does when it is asked rightly and wrongly. */
final class ControlInterfaceTest {
    private final Served served = new Served();

    private Draft metadata() {
        return new Draft(Interaction.META, ReferenceData.PRACTICE_A, served.clock, "/metadata");
    }

    @Test
    void clock_isPinned_andMoved() {
        assertThat(served.put("clock", "{\"instant\":\"2026-11-24T09:30:00Z\"}").path("instant"))
                .hasToString("\"2026-11-24T09:30:00Z\"");
        assertThat(served.put("clock", "{\"advance\":\"PT2H\"}").path("instant").asText())
                .isEqualTo("2026-11-24T11:30:00Z");
        assertThat(served.get("clock").path("instant").asText()).isEqualTo("2026-11-24T11:30:00Z");
        assertThat(served.clock.instant()).hasToString("2026-11-24T11:30:00Z");
    }

    @Test
    void knobs_thatAreNamed_areSet_andOthersStay() {
        served.put("knobs", "{\"recancel\":\"200\"}");
        served.put("knobs", "{\"reasonLimit\":100}");

        assertThat(served.get("knobs").path("recancel"))
                .hasToString("{\"value\":\"200\",\"default\":\"422 INVALID_RESOURCE\","
                        + "\"choices\":[\"422 INVALID_RESOURCE\",\"200\"]}");
        assertThat(served.get("knobs").path("reasonLimit").path("value").asText())
                .isEqualTo("100");
        assertThat(served.get("knobs")).hasSameSizeAs(Knob.values());
    }

    @Test
    void knob_setToNull_isThePersonalitysAgain() {
        served.put("knobs", "{\"recancel\":\"422\"}");
        served.put("personality", "{\"personality\":\"demonstrator\"}");
        assertThat(served.get("knobs").path("recancel").path("value").asText()).startsWith("422");

        served.put("knobs", "{\"recancel\":null}");

        assertThat(served.get("knobs").path("recancel").path("value").asText()).isEqualTo("200");
    }

    @Test
    void knobs_ofWhichOneIsWrong_areAllLeft() {
        assertThat(served.call("PUT", "knobs", "{\"recancel\":\"200\",\"etagOnWrite\":\"MAYBE\"}")
                        .status())
                .isEqualTo(400);
        assertThat(served.world.controls().knobs().asMap()).isEmpty();
    }

    @Test
    void personality_isChanged_andShownWithAllThereAre() {
        assertThat(served.put("personality", "{\"personality\":\"sparse\"}").path("personality"))
                .hasToString("\"sparse\"");
        assertThat(served.world.controls().personality()).isEqualTo(Personality.SPARSE);
        assertThat(served.get("personality").path("choices")).hasSameSizeAs(Personality.values());
    }

    @Test
    void reset_goesBackToTheSettings_andForgets() {
        Served strict = new Served(Behaviour.conformant()
                .knobs(Knobs.of(Map.of("recancel", "200")))
                .personality(Personality.SPARSE)
                .strict(true));
        strict.put("knobs", "{\"recancel\":\"422\"}");
        strict.put("personality", "{\"personality\":\"chatty\"}");
        strict.put("faults", "[{\"fault\":\"dropped\",\"interaction\":\"BOOK\"}]");
        strict.send(new Draft(Interaction.META, ReferenceData.PRACTICE_A, strict.clock, "/metadata")
                .without("Accept")
                .build());

        assertThat(strict.call("POST", "reset").status()).isEqualTo(204);

        assertThat(strict.get("knobs").path("recancel").path("value").asText()).isEqualTo("200");
        assertThat(strict.world.controls().personality()).isEqualTo(Personality.SPARSE);
        assertThat(strict.world.controls().strict()).isTrue();
        assertThat(strict.get("faults")).isEmpty();
        assertThat(strict.get("findings")).isEmpty();
        assertThat(strict.get("exchanges")).isEmpty();
    }

    @Test
    void cancelledAppointments_areForgottenInTime_asADaysTrafficWouldFillTheMemory() {
        assertThat(served.world.controls().cancelledKept()).isEqualTo(100);
    }

    @Test
    void reset_writesTheDiaryAroundTheClocksDay_andLeavesTheClock() {
        served.put("clock", "{\"instant\":\"2027-03-01T08:00:00Z\"}");
        served.call("POST", "reset");

        assertThat(served.get("clock").path("instant").asText()).isEqualTo("2027-03-01T08:00:00Z");
        assertThat(served.get("diary").at("/schedules/0/slots/0/start").asText())
                .isEqualTo("2027-03-01T09:00:00+00:00");
    }

    @Test
    void findings_areListed_andForgotten() {
        served.send(metadata().without("Accept").build());

        assertThat(served.get("findings").path(0).path("rule").asText()).startsWith("P-LINT-");
        assertThat(served.get("findings").path(0).properties().stream().map(Map.Entry::getKey))
                .containsExactly("rule", "interaction", "practice", "traceId", "at", "message");
        assertThat(served.call("DELETE", "findings").status()).isEqualTo(204);
        assertThat(served.get("findings")).isEmpty();
    }

    @Test
    void answers_areNeverStored_andSayThatTheyAreJson() {
        for (FakeResponse answer : new FakeResponse[] {
            served.call("GET", "clock"),
            served.call("POST", "reset"),
            served.call("GET", "x"),
            served.call("PUT", "knobs")
        }) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(served.call("GET", "clock").header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void path_thatIsUnknown_isAnsweredWithThoseThereAre() {
        FakeResponse answer = served.call("GET", "nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(Served.json(answer).path("error").asText())
                .contains("POST /control/reset", "GET|PUT /control/clock", "DELETE|GET|PUT /control/faults");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080, 204", "https://elsewhere.example, 403", "null, 403"})
    void page_ofAnotherOrigin_isRefused(String origin, int status) {
        Map<String, List<String>> headers = Map.of("Origin", List.of(origin), "Host", List.of("127.0.0.1:8080"));

        FakeResponse answer = served.control.answer(FakeRequest.of("POST", "/control/reset", headers, new byte[0]));

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void method_thatAPathLacks_isAnsweredWithThoseItHas() {
        FakeResponse answer = served.call("POST", "clock");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, PUT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    clock       | {"instant":"tomorrow"}                    | "advance":"PT2H"
                    clock       | {"advance":"two hours"}                   | "advance":"PT2H"
                    clock       | {"advance":"PT999999999999999H"}          | 2100
                    clock       | {"instant":"9999-01-01T00:00:00Z"}        | 2100
                    clock       | {}                                        | "instant"
                    clock       | {"instant":5}                             | a text
                    clock       | {"now":"PT2H"}                            | advance, instant
                    clock       | {"instant"                                | not JSON
                    clock       | {"advance":"PT1H","advance":"PT1H"}       | not JSON
                    knobs       | []                                        | JSON object
                    knobs       | {} {}                                     | not JSON
                    knobs       | {"bogus":"1"}                             | registerErrors
                    knobs       | {"recancel":"x"}                          | 422 INVALID_RESOURCE, 200
                    personality | {"personality":"x"}                       | swapped-outcome
                    personality | {}                                        | conformant
                    personality | {"name":"sparse"}                         | can have personality
                    """)
    void body_thatIsWrong_isAnsweredWithWhatIsRight(String path, String body, String hint) {
        FakeResponse answer = served.call("PUT", path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Served.json(answer).path("error").asText()).contains(hint);
    }
}
