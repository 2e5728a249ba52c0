package dev.gpconnect.appointments.observation;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.ScriptedTransport;
import java.util.function.Supplier;

/** A client makes a call; loaded by a class loader of a test's own. */
final class ObservedJourney implements Supplier<String> {

    @Override
    public String get() {
        ScriptedTransport transport = new ScriptedTransport().answers(Reply.ok(Fhir.bundle(Fhir.ada())));
        try (AppointmentsClient client = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                .transport(transport)
                .audit(event -> {})
                .build()) {
            return client.encounter(Samples.HUB, Samples.CLAIRE)
                    .practice(Samples.PRACTICE)
                    .findPatient(Samples.ada())
                    .orElseThrow()
                    .patient()
                    .id();
        }
    }
}
