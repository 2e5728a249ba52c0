package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every body (02 section 0, W-DT-01, W-URL-09, W-URL-10, M-BUN-01). */
class WireConformanceTest {
    private final World world = new World("2026-10-24T10:30:00Z");

    private List<FakeResponse> responses() {
        List<FakeResponse> responses = new ArrayList<>();
        responses.add(world.slots(
                "2026-10-24",
                "2026-10-30",
                "&_include:recurse=Schedule:actor:Practitioner&_include:recurse=Schedule:actor:Location"));
        responses.add(world.get(Interaction.RETR, "/Patient/2/Appointment?start=ge2026-10-24&start=le2026-11-06"));
        responses.add(
                world.get(Interaction.FPAT, "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018"));
        responses.add(world.book(Json.booking("2", "2026-10-25T09:20:00+00:00", "2026-10-25T09:30:00+00:00", "10202")
                .put("created", "2026-10-24T10:30:00Z")));
        return responses;
    }

    @Test
    @DisplayName(
            "W-VER-01, W-DT-01: versions, profiles, London times, relative references, nothing that bundles must not have")
    void everyBody_keepsTheRulesForAllResources() {
        for (FakeResponse response : responses()) {
            assertThat(response.status()).isBetween(200, 201);
            JsonNode body = Json.body(response);
            assertThat(body.findValues("fullUrl")).isEmpty();
            assertThat(body.findValues("total")).isEmpty();
            assertThat(body.findValues("link")).isEmpty();
            assertThat(body.findValues("text")).allMatch(JsonNode::isTextual);
            assertThat(body.findValuesAsText("reference"))
                    .allMatch(reference -> reference.matches("[A-Z][a-z]+/\\d+|#1"));
            for (String name : List.of("start", "end", "created")) {
                assertThat(body.findValuesAsText(name))
                        .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0[01]:00"));
            }
            for (JsonNode entry : body.path("entry")) {
                assertThat(entry.at("/resource/id").asText()).isNotEmpty();
                assertThat(entry.at("/resource/meta/versionId").asText()).isNotEmpty();
                assertThat(entry.at("/resource/meta/profile")).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("W-DT-02: what was created in summer is shown in summer time")
    void created_sentWithZ_isShownInLondonTime() {
        JsonNode booked = Json.body(responses().get(3));
        assertThat(booked.path("created").asText()).isEqualTo("2026-10-24T11:30:00+01:00");
    }
}
