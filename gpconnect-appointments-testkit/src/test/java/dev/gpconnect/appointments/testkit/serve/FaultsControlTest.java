package dev.gpconnect.appointments.testkit.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults as data: each kind does what it says, with the requests that its trigger names. */
final class FaultsControlTest {
    private final Served served = new Served();

    private FakeResponse metadata() {
        return served.send(new Draft(Interaction.META, ReferenceData.PRACTICE_A, served.clock, "/metadata").build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"fault":"status","status":503}                                                | 503 | ``
                    {"fault":"html","status":502}                                                  | 502 | <html>
                    {"fault":"empty"}                                                              | 200 | ``
                    {"fault":"outcome","status":404,"issueType":"not-found","code":"NO_RECORD_FOUND"} | 404 | NO_RECORD_FOUND
                    {"fault":"tooManyRequests","retryAfter":"PT7S"}                                | 429 | ``
                    {"fault":"contentType","contentType":"text/plain"}                             | 200 | CapabilityStatement
                    {"fault":"staleVersion"}                                                       | 200 | CapabilityStatement
                    {"fault":"status","status":500,"afterCommit":true}                             | 500 | ``
                    {"fault":"dropped"}                                                            | 0   | ``
                    {"fault":"dropped","afterCommit":true}                                         | 0   | ``
                    {"fault":"droppedAfterCommit"}                                                 | 0   | ``
                    {"fault":"handshake"}                                                          | 0   | ``
                    """)
    void fault_ofEachKind_happensOnce(String fault, int status, String text) {
        served.put("faults", "[" + fault + "]");

        FakeResponse answer = metadata();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text);
        assertThat(metadata().status()).isEqualTo(200);
    }

    @Test
    void fault_ofDelivery_delaysOrCuts() {
        served.put("faults", """
                [{"fault":"slowHeaders","delay":"PT2S"},{"fault":"slowBody","delay":"PT0.5S"},{"fault":"truncated","bytes":10}]
                """);

        assertThat(metadata().delivery().headersDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(metadata().delivery().bodyDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(metadata().delivery().cutAfter()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "trigger":"once"                                   | 503 200 200
                    "trigger":"always"                                 | 503 503 503
                    "trigger":{"nth":2}                                | 200 503 200
                    "trigger":{"times":2}                              | 503 503 200
                    "interaction":"meta","practice":"Y90001"           | 503 200 200
                    "interaction":["BOOK","META"]                      | 503 200 200
                    "interaction":"urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1" | 503 200 200
                    "interaction":"BOOK"                               | 200 200 200
                    "practice":"Y90002"                                | 200 200 200
                    """)
    void trigger_saysWithWhichRequests(String trigger, String statuses) {
        served.put("faults", "[{\"fault\":\"status\",\"status\":503," + trigger + "}]");

        assertThat(metadata().status() + " " + metadata().status() + " "
                        + metadata().status())
                .isEqualTo(statuses);
    }

    @Test
    void faults_areShownWithHowOftenTheyHappened_andReplacedByTheNext() {
        served.put("faults", "[{\"fault\":\"dropped\",\"trigger\":\"always\"},{\"fault\":\"empty\"}]");
        metadata();
        metadata();

        assertThat(served.get("faults"))
                .hasToString("[{\"fault\":\"dropped\",\"trigger\":\"always\",\"happened\":2},"
                        + "{\"fault\":\"empty\",\"happened\":0}]");
        assertThat(served.put("faults", "[{\"fault\":\"staleVersion\"}]"))
                .hasToString("[{\"fault\":\"staleVersion\",\"happened\":0}]");
    }

    @Test
    void faults_ofAWorldThatBeganAnew_areGone() {
        served.put("faults", "[{\"fault\":\"dropped\"}]");

        served.world.reset();

        assertThat(served.get("faults")).isEmpty();
    }

    @Test
    void faults_thatAreDeleted_doNotHappen() {
        served.put("faults", "[{\"fault\":\"dropped\",\"trigger\":\"always\"}]");

        assertThat(served.call("DELETE", "faults").status()).isEqualTo(204);

        assertThat(metadata().status()).isEqualTo(200);
        assertThat(served.get("faults")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"fault":"dropped"}                                      | JSON array
                    ["dropped"]                                              | fault 1 must be a JSON object
                    [{"fault":"explosion"}]                                  | droppedAfterCommit, tooManyRequests
                    [{"fault":"dropped"},{}]                                 | 'fault' of fault 2
                    [{"fault":"status"}]                                     | 200 to 599
                    [{"fault":"status","status":"503"}]                      | 200 to 599
                    [{"fault":"dropped","colour":"red"}]                     | no member 'colour'; it can have afterCommit
                    [{"fault":"slowBody","delay":"5"}]                       | PT2S
                    [{"fault":"slowBody","delay":"-PT5S"}]                   | PT2S
                    [{"fault":"slowBody","delay":"P2D"}]                     | at most a day
                    [{"fault":"truncated","bytes":-1}]                       | from 0
                    [{"fault":"contentType"}]                                | text/html
                    [{"fault":"outcome","status":400,"issueType":"a\\"b","code":"X"}] | 'issueType'
                    [{"fault":"dropped","afterCommit":"yes"}]                | true or false
                    [{"fault":"dropped","interaction":"BUY"}]                | META, FPAT
                    [{"fault":"dropped","interaction":[]}]                   | leave it out
                    [{"fault":"dropped","practice":"Y99999"}]                | Y90001, Y90002
                    [{"fault":"dropped","trigger":"twice"}]                  | {"nth":3}
                    [{"fault":"dropped","trigger":{"every":2}}]              | {"nth":3}
                    [{"fault":"dropped","trigger":{"nth":0}}]                | from 1
                    """)
    void faults_ofWhichOneIsWrong_areRefused_andThoseThereWereStay(String faults, String hint) {
        served.put("faults", "[{\"fault\":\"empty\"}]");

        FakeResponse answer = served.call("PUT", "faults", faults);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Served.json(answer).path("error").asText()).contains(hint);
        assertThat(served.get("faults")).hasSize(1);
    }
}
