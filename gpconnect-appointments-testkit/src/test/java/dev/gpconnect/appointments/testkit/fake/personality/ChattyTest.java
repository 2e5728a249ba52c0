package dev.gpconnect.appointments.testkit.fake.personality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ChattyTest {
    private final Provider provider = new Provider(Personality.CHATTY);

    @Test
    @DisplayName("W-URL-10, M-BUN-01: full URLs lead nowhere, entries come backwards and among others")
    void bundle_hasMoreThanWasAskedFor() {
        FakeResponse answer = provider.get(Interaction.SLOT, Provider.TOMORROW);
        List<String> expected = new ArrayList<>(
                Json.ids(new Provider(Personality.CONFORMANT).get(Interaction.SLOT, Provider.TOMORROW), "Slot"));
        Collections.reverse(expected);

        assertThat(Json.ids(answer, "Slot")).isEqualTo(expected);
        assertThat(Json.entries(answer, "Basic")).hasSize(1);
        assertThat(Json.entries(answer, "OperationOutcome")).hasSize(1);
        assertThat(Json.ids(answer, "Location")).contains("1", "made-up");
        assertThat(Json.body(answer).path("entry"))
                .allSatisfy(entry -> assertThat(entry.path("fullUrl").asText())
                        .contains("not-an-address")
                        .doesNotContain(entry.at("/resource/resourceType").asText()));
        assertThat(Json.body(answer).has("total")).isTrue();
        assertThat(Json.body(answer).has("link")).isTrue();
    }

    @Test
    @DisplayName("W-CT-03: unknown extensions and elements are on resources, datatypes and primitives, with narrative")
    void resource_hasUnknownContent() {
        JsonNode patient = Json.entries(provider.ada(), "Patient").get(0);

        assertThat(patient.at("/extension/0/url").asText()).isEqualTo("https://vendor.example/extension");
        assertThat(patient.at("/name/0/extension/0/url").asText()).isEqualTo("https://vendor.example/extension");
        assertThat(patient.at("/_gender/extension/0/url").asText()).isEqualTo("https://vendor.example/extension");
        assertThat(patient.at("/vendorDetail/host").asText()).isEqualTo("vendor.example");
        assertThat(patient.at("/text/status").asText()).isEqualTo("generated");
    }

    @Test
    @DisplayName("V-02: an unknown coding is now before and now after the known one")
    void concepts_haveFurtherCodings() {
        List<JsonNode> codings = Json.body(provider.book()).findValues("coding");

        assertThat(codings).hasSize(2).allSatisfy(coding -> assertThat(coding).hasSize(2));
        assertThat(codings.stream().map(coding -> coding.at("/0/system").asText()))
                .contains("https://vendor.example/codes")
                .anyMatch(system -> system.startsWith("https://fhir"));
    }

    @Test
    void error_hasFurtherIssuesAfterItsOwn() {
        FakeResponse answer = provider.get(Interaction.RLOC, "/Location/99");

        assertThat(Json.body(answer).path("issue")).hasSize(2);
        assertThat(Json.body(answer).at("/issue/0/severity").asText()).isEqualTo("error");
        assertThat(Json.body(answer).at("/issue/1/severity").asText()).isEqualTo("information");
        assertThat(answer.headers()).containsKey("X-Vendor-Node");
    }

    @Test
    @DisplayName("C-AMND-02: what it added is understood when it comes back, and not kept")
    void appointmentSentBack_isUnderstood() {
        ObjectNode appointment = Json.body(provider.book());

        FakeResponse amended = provider.put(Interaction.AMND, appointment.put("comment", "Later"));
        FakeResponse cancelled = provider.cancel(Json.body(amended));
        provider.world.controls().personality(Personality.CONFORMANT);
        FakeResponse read = provider.get(
                Interaction.READ, "/Appointment/" + appointment.path("id").asText());

        assertThat(amended.status()).as(amended.text()).isEqualTo(200);
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(read.text()).contains("Later", "cancelled").doesNotContain("vendor");
    }

    @Test
    @DisplayName("W-CT-03: it takes no more from a booking than others do")
    void bookingWithUnknownContent_isRefused() {
        ObjectNode booking = Json.booking("2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");
        booking.putObject("vendorDetail").put("host", "vendor.example");

        assertThat(provider.answer(
                                provider.draft(Interaction.BOOK, "/Appointment").body(booking.toString()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("P-LINT-20: who uses a full URL is found")
    void fullUrlUsed_isFound() {
        String fullUrl = Json.body(provider.ada()).at("/entry/0/fullUrl").asText();

        provider.get(Interaction.RPAT, "/Patient/" + fullUrl);

        assertThat(provider.world.controls().findings().all())
                .extracting(Finding::rule)
                .contains("P-LINT-20");
    }
}
