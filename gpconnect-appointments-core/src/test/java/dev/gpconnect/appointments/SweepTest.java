package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.PracticesTransport;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.TestClock;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Searches across practices named Y80001 and so on. */
abstract class SweepTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static final SlotSearch SEARCH = SlotSearch.between(MONDAY, MONDAY).build();

    final AtomicLong nanos = new AtomicLong();

    static PracticesTransport answering(PracticesTransport.Answering answering) {
        return new PracticesTransport(answering);
    }

    final <T> T at(PracticesTransport transport, int count, Function<Practices, T> call) {
        try (AppointmentsClient client = client(transport, count);
                Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            return call.apply(encounter.practices(
                    codes(count).stream().map(OdsCode::value).toList()));
        }
    }

    final AppointmentsClient client(PracticesTransport transport, int count) {
        List<OdsCode> known = codes(count);
        return AppointmentsClient.builder(Samples.PRODUCT, (practice, interaction) -> {
                    assertThat(known).contains(practice);
                    return new ProviderEndpoint(
                            ServiceRoot.of(PracticesTransport.root(practice)), Asid.of("200000008001"));
                })
                .transport(transport)
                .clock(new TestClock(Instant.parse("2026-11-20T10:15:30Z")))
                .ticker(nanos::get)
                .build();
    }

    private static List<OdsCode> codes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> OdsCode.of("Y8" + String.format("%04d", i)))
                .toList();
    }

    static String twoSlots(OdsCode practice) {
        assertThat(practice.value()).startsWith("Y8");
        return Fhir.slots(Fhir.nineOClock(), Fhir.tenPastNine());
    }
}
