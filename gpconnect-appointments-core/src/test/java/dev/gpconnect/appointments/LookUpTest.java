package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-06: what the directory said is used for one interaction of one encounter")
class LookUpTest extends EveryCallTest {

    private final List<String> asked = new ArrayList<>();
    private int moves;

    @Test
    @Requirement("D-CA-01")
    @DisplayName("D-CA-01: asked once for each practice and interaction of an encounter, and anew in the next")
    void directory_isAskedOnceInAnEncounter_andAnewInTheNext() {
        try (AppointmentsClient own = client(this::find)) {
            for (int i = 0; i < 2; i++) {
                asked.clear();
                try (Encounter theirs = own.encounter(Samples.HUB, Samples.CLAIRE)) {
                    Practice at = theirs.practice(Samples.PRACTICE);
                    for (Asked call : calls(at)) {
                        transport.answers(call.reply());
                        call.ask();
                    }
                    transport.answers(Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()));
                    theirs.practice(Samples.PRACTICE).searchFreeSlots(SEARCH);
                    theirs.practice(Samples.OTHER_PRACTICE).searchFreeSlots(SEARCH);
                    theirs.practice(Samples.OTHER_PRACTICE).searchFreeSlots(SEARCH);
                }

                List<String> expected = new ArrayList<>(Arrays.stream(InteractionId.values())
                        .map(interaction -> "Y90001 " + interaction)
                        .toList());
                expected.add("Y90002 SEARCH_FREE_SLOTS");
                assertThat(asked).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    @Requirement("D-CA-01")
    @DisplayName(
            "D-CA-01, E-SSP-1: an address that the Spine does not know is looked up anew, at once and the next time")
    void address_thatVaries_isLookedUpAnew() {
        String varies = Fhir.proxyOutcome(400, "ENDPOINT_https://x_CPAID_1_VARIES_FROM_TARGETURL_https://y");
        try (AppointmentsClient own = client(this::find);
                Encounter theirs = own.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice(Samples.PRACTICE);
            transport.answers(Reply.of(400, varies), Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()));
            assertThat(catchThrowableOfType(SpineProxyException.class, () -> at.searchFreeSlots(SEARCH)))
                    .isNotNull();
            moves++;
            at.searchFreeSlots(SEARCH);
            at.searchFreeSlots(SEARCH);
        }

        // after the refusal, where nothing has changed yet, and with the next request
        assertThat(asked).hasSize(3).containsOnly("Y90001 SEARCH_FREE_SLOTS");
        assertThat(transport.requests())
                .extracting(request -> request.url().substring(0, request.url().indexOf("/Slot?")))
                .containsExactly(
                        "https://practice.example.nhs.uk/0/search_free_slots",
                        "https://practice.example.nhs.uk/1/search_free_slots",
                        "https://practice.example.nhs.uk/1/search_free_slots");
    }

    @Test
    @DisplayName("E-SSP-2: another refusal of the Spine proxy says nothing against the address")
    void address_thatIsNotAtFault_isKept() {
        String failed = Fhir.proxyOutcome(403, "ASID_CHECK_FAILED_MESSAGESENDER_1");
        try (AppointmentsClient own = client(this::find);
                Encounter theirs = own.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice(Samples.PRACTICE);
            transport.answers(Reply.of(403, failed), Reply.ok(Fhir.slots()));
            assertThat(catchThrowableOfType(SpineProxyException.class, () -> at.searchFreeSlots(SEARCH)))
                    .isNotNull();
            at.searchFreeSlots(SEARCH);
        }

        assertThat(asked).containsExactly("Y90001 SEARCH_FREE_SLOTS");
    }

    @Test
    @Requirement({"D-CA-04", "C-GEN-01"})
    @DisplayName("D-CA-04, C-GEN-01: each request goes to the root and the ASID of its own interaction")
    void request_ofEachInteraction_goesToItsOwnRoot() {
        try (AppointmentsClient own = client(this::find);
                Encounter theirs = own.encounter(Samples.HUB, Samples.CLAIRE)) {
            for (Asked call : calls(theirs.practice(Samples.PRACTICE))) {
                transport.answers(call.reply());
                call.ask();

                HttpRequest request = transport.lastRequest();
                String root = root(call.interaction());
                assertThat(request.url()).startsWith(root + "/");
                assertThat(line(request, root)).isEqualTo(call.request());
                assertThat(header(request, "Ssp-To"))
                        .isEqualTo(asid(call.interaction()).value());
                assertThat(Token.of(request).claims().path("aud").asText()).isEqualTo(root);
            }
        }
    }

    private AppointmentsClient client(ProviderDirectory directory) {
        return AppointmentsClient.builder(Samples.PRODUCT, directory)
                .transport(transport)
                .clock(clock)
                .maxRetries(0)
                .build();
    }

    private ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        asked.add(practice + " " + interaction);
        return new ProviderEndpoint(ServiceRoot.of(root(interaction)), asid(interaction));
    }

    private String root(InteractionId interaction) {
        return "https://practice.example.nhs.uk/" + moves + "/"
                + interaction.name().toLowerCase(Locale.ROOT);
    }

    private static Asid asid(InteractionId interaction) {
        return Asid.of(String.valueOf(
                200_000_000_000L + List.of(InteractionId.values()).indexOf(interaction)));
    }
}
