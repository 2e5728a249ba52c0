package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.ScriptedTransport.Step;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-IG-06, W-HDR-02: organisations that share a client never mix")
class TwoOrganisationsTest extends ClientTest {

    private static final int ROUNDS = 100;
    private static final Map<String, String> ODS_BY_ASID = Map.of("200000009010", "Y90010", "200000009020", "Y90020");

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    @Requirement("D-IG-06")
    @Test
    void encounters_sideBySide_keepHeaderTokenAndBookingOrganisationTogether() throws Exception {
        Step byVerb = request -> request.method().equals("POST")
                ? Reply.of(201, Fhir.appointment())
                : Reply.ok(request.url().contains("/Slot?") ? Fhir.slots(Fhir.nineOClock()) : Fhir.bundle(Fhir.ada()));
        for (int i = 0; i < 2 * 3 * ROUNDS; i++) {
            transport.does(byVerb);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> hub = threads.submit(() -> bookAgainAndAgain(Samples.HUB));
            Future<?> urgentCare = threads.submit(() -> bookAgainAndAgain(Samples.URGENT_CARE));
            hub.get(30, TimeUnit.SECONDS);
            urgentCare.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(transport.requests())
                .hasSize(2 * 3 * ROUNDS)
                .allSatisfy(TwoOrganisationsTest::assertOneOrganisation);
    }

    private Void bookAgainAndAgain(RequestingOrganisation organisation) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            barrier.await(30, TimeUnit.SECONDS);
            try (Encounter theirs = client.encounter(organisation, Samples.CLAIRE)) {
                Practice at = theirs.practice(Samples.PRACTICE);
                FreeSlot slot = at.searchFreeSlots(SEARCH).first();
                at.findPatient(Samples.ada())
                        .orElseThrow()
                        .book(Booking.of(slot, "Booked").build());
            }
        }
        return null;
    }

    private static void assertOneOrganisation(HttpRequest request) {
        String ods = ODS_BY_ASID.get(request.headers().first("Ssp-From").orElseThrow());
        JsonNode claims = Token.of(request).claims();
        assertThat(claims.at("/requesting_organization/identifier/0/value").asText())
                .isEqualTo(ods);
        request.body()
                .ifPresent(body -> assertThat(Token.json(Fhir.text(body))
                                .at("/contained/0/identifier/0/value")
                                .asText())
                        .isEqualTo(ods));
        if (request.url().contains("/Slot?")) {
            assertThat(request.url()).contains("ods-organization-code%7C" + ods + "&");
        }
    }
}
