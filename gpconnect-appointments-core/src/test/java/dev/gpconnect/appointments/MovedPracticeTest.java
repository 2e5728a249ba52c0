package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.NotSentException;
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
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("E-SSP-1, D-CA-01: a practice that has moved is looked up once more, and the request sent once more")
class MovedPracticeTest extends ClientTest {

    private static final String VARIES =
            Fhir.proxyOutcome(400, "ENDPOINT_https://x_CPAID_1_VARIES_FROM_TARGETURL_https://y");

    private final AppointmentsClient own = AppointmentsClient.builder(Samples.PRODUCT, this::find)
            .transport(transport)
            .clock(clock)
            .ticker(nanos::get)
            .maxRetries(0)
            .audit(events::add)
            .traceIds(() -> new UUID(0, attempts.incrementAndGet()))
            .build();
    private final Practice at = own.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
    private int place;
    private int lookUps;
    private @Nullable RuntimeException fault;

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    @Requirement("D-CA-01")
    void read_isSentToTheNewAddress_andStaysThere() {
        moves();
        transport.answers(Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()));

        at.searchFreeSlots(SEARCH);
        at.searchFreeSlots(SEARCH);

        assertThat(places()).containsExactly(0, 1, 1);
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    @Requirement({"D-CA-01", "D-AU-01", "D-AU-03"})
    @DisplayName(
            "E-SSP-1, D-AU-03: a booking too, with a trace id, a token and an event of its own; the proxy let nothing through")
    void booking_isSentOnceMore_asAnAttemptOfItsOwn() {
        PatientRecord ada = adaAt(at);
        FreeSlot slot = slot();
        events.clear();
        int before = transport.requests().size();
        moves();
        transport.answers(Reply.of(201, Fhir.appointment()));

        assertThat(ada.book(Booking.of(slot, "x").build()).id()).isEqualTo("7");

        List<HttpRequest> sent =
                transport.requests().subList(before, transport.requests().size());
        assertThat(sent).extracting(HttpRequest::method).containsExactly("POST", "POST");
        assertThat(sent)
                .extracting(request -> Token.of(request).claims().path("aud").asText())
                .containsExactly(root(0), root(1));
        assertThat(sent)
                .extracting(request -> request.headers().first("Ssp-TraceID").orElseThrow())
                .containsExactly(new UUID(0, 3).toString(), new UUID(0, 4).toString());
        assertThat(events)
                .extracting(AuditEvent::outcome)
                .containsExactly(AuditOutcome.ANSWERED_WITH_ERROR, AuditOutcome.SUCCESS);
        assertThat(events).extracting(event -> event.call().attempt()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 500, 502})
    @DisplayName("C-GEN-09: a booking is not sent again where the status leaves doubt that nothing was let through")
    void booking_refusedWithADoubtfulStatus_isSentOnce(int status) {
        PatientRecord ada = adaAt(at);
        FreeSlot slot = slot();
        int before = transport.requests().size();
        transport.does(request -> {
            place++;
            return Reply.of(status, VARIES);
        });

        SpineProxyException failure = catchThrowableOfType(
                SpineProxyException.class, () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure.effectUnknown()).isTrue();
        assertThat(transport.requests()).hasSize(before + 1);
    }

    @Test
    void address_thatIsStillTheSame_isTheFailure() {
        transport.answers(Reply.of(400, VARIES));

        SpineProxyException failure = failure();

        assertThat(failure.fault()).isEqualTo(SpineProxyException.Fault.ADDRESS_VARIES);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void address_refusedAgain_isTheFailureAndLookedUpTheNextTime() {
        moves();
        moves();

        SpineProxyException failure = failure();

        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(SpineProxyException.class);
        assertThat(places()).containsExactly(0, 1);
        transport.answers(Reply.ok(Fhir.slots()));
        at.searchFreeSlots(SEARCH);
        assertThat(places()).containsExactly(0, 1, 2);
        assertThat(lookUps).isEqualTo(3);
    }

    @Test
    void directory_thatFailsThen_leavesTheRefusal() {
        transport.does(request -> {
            fault = new IllegalStateException("down");
            return Reply.of(400, VARIES);
        });

        SpineProxyException failure = failure();

        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(look ->
                        assertThat(look).isInstanceOf(NotSentException.class).hasCause(fault));
        assertThat(places()).containsExactly(0);
    }

    @Test
    void timeThatIsOver_leavesTheRefusal() {
        transport.does(request -> {
            place++;
            nanos.addAndGet(Duration.ofSeconds(90).toNanos());
            return Reply.of(400, VARIES);
        });

        assertThat(failure().attempts()).isEqualTo(1);
        assertThat(lookUps).isEqualTo(1);
    }

    /** Refuses the next request, when the directory has just learnt of another place. */
    private void moves() {
        transport.does(request -> {
            place++;
            return Reply.of(400, VARIES);
        });
    }

    private SpineProxyException failure() {
        return catchThrowableOfType(SpineProxyException.class, () -> at.searchFreeSlots(SEARCH));
    }

    private List<Integer> places() {
        return transport.requests().stream()
                .map(request -> Integer.valueOf(request.url().replaceFirst(".*/moved/(\\d+)/.*", "$1")))
                .toList();
    }

    private ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        lookUps++;
        assertThat(practice).isEqualTo(Samples.PRACTICE);
        assertThat(interaction).isNotNull();
        if (fault != null) {
            throw fault;
        }
        return new ProviderEndpoint(ServiceRoot.of(root(place)), Asid.of("200000009001"));
    }

    private static String root(int place) {
        return "https://practice.example.nhs.uk/moved/" + place;
    }
}
