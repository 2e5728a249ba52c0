package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SdsFhirDirectory;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The client's directory meets the traps of the FHIR API")
class SdsFhirDirectoryTrapsTest {
    private static final String BASE = "https://practices.example";
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;
    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final ProviderEndpoint FOUND =
            new ProviderEndpoint(ServiceRoot.of(BASE + "/Y90001/STU3/1/gpconnect"), Asid.of("200000009001"));

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final List<FakeResponse> answers = new ArrayList<>();
    private final FakeSds sds =
            over(SdsRecords.reference(BASE)).limitPerSecond(40).build();
    private UnaryOperator<FakeRequest> onTheWay = UnaryOperator.identity();

    private FakeSds.Builder over(SdsRecords records) {
        return FakeSds.builder("https://sds.example", records, clock);
    }

    private SdsFhirDirectory directory(FakeSds fake) {
        return builder(fake).build();
    }

    private SdsFhirDirectory.Builder builder(FakeSds fake) {
        InProcessTransport transport = InProcessTransport.to(request -> {
            FakeResponse answer = fake.answer(onTheWay.apply(request));
            answers.add(answer);
            return answer;
        });
        return SdsFhirDirectory.builder(URI.create("https://sds.example" + FakeSds.PATH), transport)
                .apiKey(FakeSds.REFERENCE_KEY)
                .supplier(OdsCode.of(FakeSds.REFERENCE_SUPPLIER))
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .pause(clock::advance);
    }

    private static FakeRequest with(FakeRequest request, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : List.of("apikey", "Accept", "X-Correlation-Id", "Cache-Control")) {
            headers.put(name, request.headers(name));
        }
        headers.put(header, List.of(value));
        headers.values().removeIf(List::isEmpty);
        return FakeRequest.of(request.method(), request.target(), headers, new byte[0]);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-SDS-08, W-SDS-09, W-SDS-10: two requests, both accepted, find the endpoint of every interaction")
    void find_takesTwoRequests(InteractionId interaction) {
        assertThat(directory(sds).find(PRACTICE, interaction)).isEqualTo(FOUND);
        assertThat(answers).extracting(FakeResponse::status).containsExactly(200, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {" y90001 ", "y90001", "Y90001\n"})
    @DisplayName("W-SDS-13: a code with spaces and in lower case")
    void find_byAnUntidyCode_finds(String code) {
        assertThat(directory(sds).find(OdsCode.of(code), SLOTS)).isEqualTo(FOUND);
    }

    @Test
    @DisplayName("W-SDS-11: a directory that times out is no practice that is not enabled")
    void timeOut_answeredAsNothing_isFoundAllTheSame() {
        SdsFhirDirectory directory = directory(sds);
        sds.timeOutNext(1);
        assertThat(directory.find(PRACTICE, SLOTS)).isEqualTo(FOUND);
        assertThat(answers).hasSize(3);

        // the gateway has got past it, too
        assertThat(directory.find(PRACTICE, SLOTS)).isEqualTo(FOUND);
        assertThat(answers).hasSize(5);
    }

    @Test
    @DisplayName("W-SDS-11: what the gateway kept of a practice that was not enabled yet is asked past")
    void emptyAnswer_keptByTheGateway_isAskedPast() {
        FakeSds empty = over(SdsRecords.builder(BASE).build()).build();
        SdsFhirDirectory directory = directory(empty);
        assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS)).isInstanceOf(NotEnabledException.class);

        empty.load(SdsRecords.reference(BASE));

        assertThat(directory.find(PRACTICE, SLOTS)).isEqualTo(FOUND);
    }

    @Test
    @DisplayName("W-SDS-11: two time-outs on end are said to be a practice that is not enabled, after two requests")
    void timeOut_twice_isNotEnabled() {
        sds.timeOutNext(2);
        assertThatThrownBy(() -> directory(sds).find(PRACTICE, SLOTS)).isInstanceOf(NotEnabledException.class);
        assertThat(answers).hasSize(2);
    }

    @Test
    @DisplayName("W-SDS-09: the consumer's record of a practice that is both is not taken, for it or for our own")
    void consumersRecord_isNotTaken() {
        SdsRecords records = SdsRecords.builder(BASE)
                .consumer(FakeConsumer.of("200000009091", "Y90001"), FakeSds.REFERENCE_SUPPLIER)
                .provider(ReferenceData.PRACTICE_A)
                .build();
        SdsFhirDirectory directory = directory(over(records).build());

        assertThat(directory.find(PRACTICE, SLOTS).asid()).isEqualTo(Asid.of("200000009001"));
        assertThat(directory.ownAsid(PRACTICE, SLOTS)).isEqualTo(Asid.of("200000009091"));
    }

    @Test
    @DisplayName(
            "W-SDS-03: an organisation that is registered for other interactions only has no ASID of ours for this one")
    void ownAsid_forAnotherInteraction_isNotEnabled() {
        OdsCode clinic = OdsCode.of("Y90040");

        assertThat(directory(sds).ownAsid(clinic, SLOTS)).isEqualTo(Asid.of("200000009040"));
        assertThatThrownBy(() -> directory(sds).ownAsid(clinic, InteractionId.BOOK_APPOINTMENT))
                .isInstanceOf(NotEnabledException.class);
    }

    @Test
    @DisplayName("W-SDS-08: an endpoint without an address is said to be one, before its system is asked for")
    void endpointWithoutAnAddress_isNotSent() {
        SdsRecords records = SdsRecords.builder(BASE)
                .endpoint(new MhsRecord("Y90001", "Y90001-800001", "S1", null, Set.of(SLOTS.id())))
                .build();

        assertThatThrownBy(() -> directory(over(records).build()).find(PRACTICE, SLOTS))
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageContaining("an endpoint without an address for Y90001 for SEARCH_FREE_SLOTS");
        assertThat(answers).hasSize(1);
    }

    @Test
    @DisplayName("W-SDS-10: what a gateway on the way does to Accept, or the id, is told apart from a wrong key")
    void headers_spoiltOnTheWay_areToldApart() {
        onTheWay = request -> with(request, "Accept", "application/fhir+json;charset=utf-8");
        assertRefused(406, "Check that nothing on the way to it changes requests");
        onTheWay = request -> with(request, "X-Correlation-Id", "42");
        assertRefused(400, "Check that nothing on the way to it changes requests");
        onTheWay = request -> with(request, "apikey", "wrong");
        assertRefused(401, "Check the API key");
    }

    private void assertRefused(int status, String advice) {
        assertThatThrownBy(() -> directory(sds).find(PRACTICE, SLOTS))
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining(advice);
    }

    @Test
    @DisplayName("W-SDS-12: a sweep keeps to 40 requests a second, two for each practice, and is refused none")
    void sweep_keepsToTheLimit() {
        SdsFhirDirectory directory = directory(sds);
        Instant start = clock.instant();
        for (int i = 0; i < 1000; i++) {
            assertThat(directory.find(PRACTICE, SLOTS)).isEqualTo(FOUND);
        }

        assertThat(answers)
                .hasSize(2000)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMillis(25 * 1999));
    }

    @Test
    @DisplayName("W-SDS-12: with another process on the same key 429 comes, and the request is made again")
    void tooManyRequests_areMadeAgain() {
        SdsFhirDirectory directory = builder(sds).requestsPerSecond(80).build();
        for (int i = 0; i < 100; i++) {
            assertThat(directory.find(PRACTICE, SLOTS)).isEqualTo(FOUND);
        }

        assertThat(answers).extracting(FakeResponse::status).contains(429);
    }
}
