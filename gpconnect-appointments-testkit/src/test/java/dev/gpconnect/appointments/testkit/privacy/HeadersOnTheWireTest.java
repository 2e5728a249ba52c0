package dev.gpconnect.appointments.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What really leaves for a practice beside the URL and the body, seen where OkHttp writes it. */
final class HeadersOnTheWireTest {

    private static final Set<String> ALWAYS = Set.of(
            "Ssp-TraceID",
            "Ssp-From",
            "Ssp-To",
            "Ssp-InteractionID",
            "Authorization",
            "Accept",
            "Accept-Encoding",
            "Host",
            "Connection",
            "User-Agent");

    private final Map<String, Set<String>> sent = new ConcurrentHashMap<>();
    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Test
    @Requirement("C-GEN-03")
    @DisplayName(
            "C-GEN-03: each interaction has these headers and no other: no traceparent, no baggage, no correlation id")
    void headers_ofEachInteraction_areTheseAndNoOther() {
        ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
        OkHttpClient shared = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> {
                    see(chain.request());
                    return chain.proceed(chain.request());
                })
                .build();
        try (FakeServer server = FakeServer.startReference(clock);
                OkHttpTransport transport =
                        OkHttpTransport.builder().client(shared).build();
                AppointmentsClient client = AppointmentsClient.builder(
                                Consumer.PRODUCT, server.world().directory())
                        .spineProxy(server.spineUrl())
                        .transport(transport)
                        .clock(clock)
                        .build();
                Encounter encounter = Consumer.opened(client);
                Encounter another = Consumer.opened(client)) {
            useEveryInteraction(encounter.practice("Y90001"), another.practice("Y90001"));
        } finally {
            shared.dispatcher().executorService().shutdown();
            shared.connectionPool().evictAll();
        }

        assertThat(sent.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(InteractionId.values())
                        .map(InteractionId::id)
                        .toList());
        sent.forEach((interaction, names) -> assertThat(names).as(interaction).isEqualTo(expected(interaction)));
        assertThat(values.values()).isNotEmpty().noneMatch(value -> value.contains(Consumer.CORRELATION_ID));
    }

    private void see(Request request) {
        sent.put(
                String.valueOf(request.header("Ssp-InteractionID")),
                request.headers().names());
        request.headers().forEach(header -> values.put(header.getSecond(), header.getSecond()));
    }

    private static Set<String> expected(String interaction) {
        InteractionId id = Arrays.stream(InteractionId.values())
                .filter(known -> known.id().equals(interaction))
                .findFirst()
                .orElseThrow();
        Stream<String> ofABody = id.isWrite() ? Stream.of("Content-Type", "Content-Length") : Stream.of();
        boolean changes = id == InteractionId.AMEND_APPOINTMENT || id == InteractionId.CANCEL_APPOINTMENT;
        Stream<String> ofAChange = changes ? Stream.of("If-Match") : Stream.of();
        return Stream.of(ALWAYS.stream(), ofABody, ofAChange)
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static void useEveryInteraction(Practice practice, Practice forAnother) {
        practice.capabilityStatement();
        practice.readLocation("1");
        practice.readPractitioner("1");
        practice.findPractitioner("G0000001");
        practice.readOrganisation("1");
        practice.findOrganisation(OdsCode.of("Y90001"));
        isRefused(practice::findHealthcareServices);
        isRefused(() -> practice.readHealthcareService("1"));
        Booking booking = Booking.of(
                        practice.searchFreeSlots(SlotSearch.between(Consumer.TOMORROW, Consumer.TOMORROW)
                                        .build())
                                .first(),
                        "Check-up")
                .build();
        PatientRecord jon =
                forAnother.register(Registration.builder(Consumer.JON).build());
        forAnother.findPatient(Consumer.JON);
        forAnother.readPatient(jon.patient().id(), Consumer.JON);
        Appointment booked = jon.book(booking);
        jon.amend(booked, Amendment.comment("Wheelchair user"));
        jon.cancel(jon.readAppointment(booked.id()), "No longer needed");
        jon.appointments(Consumer.TOMORROW, Consumer.TOMORROW);
    }

    private static void isRefused(ThrowingCallable call) {
        assertThatExceptionOfType(ServiceException.class).isThrownBy(call);
    }
}
