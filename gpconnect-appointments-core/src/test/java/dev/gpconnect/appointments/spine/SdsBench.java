package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.ScriptedTransport;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

/** A directory over a scripted FHIR API, in time that only waiting moves. */
abstract class SdsBench {

    static final String KEY = "s3cret-key";
    static final String ADDRESS = "https://sds.example.nhs.uk/spine-directory/FHIR/R4";
    static final String ASKED = "?organization=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fods-organization-code%7CY90001"
            + "&identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2FnhsServiceInteractionId%7C"
            + "urn%3Anhs%3Anames%3Aservices%3Agpconnect%3Afhir%3Arest%3Asearch%3Aslot-1";
    static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;
    static final ProviderEndpoint FOUND = Samples.directory().find(Samples.PRACTICE, SLOTS);
    static final String NOTHING = Fhir.bundle();

    final ScriptedTransport transport = new ScriptedTransport();
    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    final AtomicLong ids = new AtomicLong();
    final List<Duration> waits = new ArrayList<>();
    final SdsFhirDirectory directory = builder().build();

    @AfterEach
    void everyAnswerIsClosed() {
        transport.assertFinished();
    }

    final SdsFhirDirectory.Builder builder() {
        return SdsFhirDirectory.builder(URI.create(ADDRESS), transport)
                .apiKey(KEY)
                .supplier(OdsCode.of("Y90099"))
                .ticker(nanos::get)
                .pause(this::sleep)
                .correlationIds(() -> new UUID(0, ids.incrementAndGet()));
    }

    void sleep(Duration time) throws InterruptedException {
        waits.add(time);
        nanos.addAndGet(time.toNanos());
    }

    final ProviderEndpoint find() {
        return directory.find(Samples.PRACTICE, SLOTS);
    }

    final NotSentException failure() {
        return catchThrowableOfType(NotSentException.class, this::find);
    }

    final void answers(String... bodies) {
        for (String body : bodies) {
            transport.answers(Reply.ok(body));
        }
    }

    final List<String> sent(String header) {
        List<String> values = new ArrayList<>();
        for (HttpRequest request : transport.requests()) {
            values.add(request.headers().first(header).orElse("-"));
        }
        return values;
    }

    static String endpoint() {
        return """
                {"resourceType":"Endpoint","id":"1","identifier":[
                  {"system":"https://fhir.nhs.uk/Id/nhsMhsPartyKey","value":"Y90001-800001"},
                  {"system":"https://fhir.nhs.uk/Id/nhsMhsCPAId","value":"S1"}],
                 "managingOrganization":{"identifier":
                  {"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90001"}},
                 "address":"%s"}""".formatted(Samples.ROOT);
    }

    static String device() {
        return device("200000009001", "Y90001-800001");
    }

    static String device(String asid, String partyKey) {
        return """
                {"resourceType":"Device","id":"2","identifier":[
                  {"system":"https://fhir.nhs.uk/Id/nhsSpineASID","value":"%s"},
                  {"system":"https://fhir.nhs.uk/Id/nhsMhsPartyKey","value":"%s"}],
                 "owner":{"identifier":
                  {"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90001"}}}""".formatted(asid, partyKey);
    }
}
