package dev.gpconnect.appointments.testkit.fake.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A practice whose findings a test can look at, and requests without any until the test spoils them. */
abstract class LintTest {
    static final String SD = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code%7CY90010";
    private static final String TYPE = "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1%7Cgp-practice";
    static final String SEARCH = "/Slot?status=free&_include=Slot:schedule&start=ge2026-11-24&end=le2026-11-24";
    static final String FILTERED = SEARCH + "&searchFilter=" + ODS + "&searchFilter=" + TYPE;

    final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    final Controls controls = Controls.create();
    final ConsumerLint lint = new ConsumerLint(clock);
    final FakePractice practice = ReferenceData.practices("https://provider.example", clock, controls, lint)
            .practice("Y90001");
    private int requests;

    LintTest() {
        lint.consumer("200000009010", "Y90010");
    }

    /** A request that nothing is wrong with. */
    final Draft clean(Interaction interaction, String path) {
        requests++;
        return new Draft(interaction, practice.identity(), clock, path)
                .header("Ssp-TraceID", new UUID(7, requests).toString())
                .claims(claims -> claims.put("iss", "https://consumer.example/" + requests + "/"));
    }

    static ArrayNode identifiers(ObjectNode claims) {
        return (ArrayNode) claims.at("/requesting_practitioner/identifier");
    }

    /** A booking of slot 10202 that leaves nothing out. */
    static ObjectNode booking() {
        ObjectNode booking = Json.booking("1", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");
        booking.withArray("extension")
                .addObject()
                .put("url", SD + "Extension-GPConnect-DeliveryChannel-2")
                .put("valueCode", "In-person");
        booking.withArray("extension")
                .addObject()
                .put("url", SD + "Extension-GPConnect-PractitionerRole-1")
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1")
                .put("code", "R0260");
        return booking;
    }

    final FakeResponse search() {
        return send(clean(Interaction.SLOT, FILTERED));
    }

    final FakeResponse send(Draft draft) {
        return practice.answer(draft.build());
    }

    /** The rules that requests since the last look have broken. */
    final List<String> rules() {
        List<String> rules =
                controls.findings().all().stream().map(Finding::rule).toList();
        controls.findings().clear();
        return rules;
    }

    final void assertFinds(Draft draft, String rule) {
        send(draft);
        assertThat(rules()).containsExactly(rule);
    }
}
