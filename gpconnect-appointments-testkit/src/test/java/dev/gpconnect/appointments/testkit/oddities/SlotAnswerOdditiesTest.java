package dev.gpconnect.appointments.testkit.oddities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import java.io.IOException;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to a slot search that are odd and still to be read (W-CT-06, M-BUN-01, K-27). */
final class SlotAnswerOdditiesTest {

    private OddProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new OddProvider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    @DisplayName("M-BUN-01: entries in any order are joined")
    void entries_inAnyOrder_areJoined() {
        provider.answers(
                200,
                Fhir.bundle(
                        Fhir.organisation(),
                        Fhir.slot(),
                        Fhir.practitioner(),
                        Fhir.location(),
                        Fhir.schedule("Location/1", "Practitioner/1")));

        FreeSlot slot = provider.slots().first();

        assertThat(slot.location().flatMap(Location::name)).contains("Riverside Medical Centre");
        assertThat(slot.practitioner().orElseThrow().name().orElseThrow().display())
                .isEqualTo("Dr Sarah Black");
        assertThat(slot.organisation().orElseThrow().odsCode()).contains("Y90001");
        assertThat(slot.sessionType()).contains("Morning surgery");
    }

    @ParameterizedTest
    @DisplayName("M-BUN-01: no entry and an empty one mean no slots")
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[]}",
                "{\"entry\":null,\"type\":\"searchset\",\"resourceType\":\"Bundle\"}"
            })
    void noEntry_meansNoSlots(String body) {
        provider.answers(200, body);

        assertThat(provider.slots()).isEmpty();
    }

    @Test
    @DisplayName("W-URL-10: a fullUrl that leads elsewhere is not used")
    void fullUrl_isNotUsed() {
        String body = Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1"), Fhir.location())
                .replace("{\"resource\":", "{\"fullUrl\":\"https://elsewhere.example/Location/99\",\"resource\":");

        FreeSlot slot = provider.slotsOf(body).first();

        assertThat(slot.locationId()).contains("1");
        assertThat(slot.location()).isPresent();
    }

    @Test
    @DisplayName("versioned references lead to the same resources")
    void versionedReferences_areResolved() {
        String body = Fhir.bundle(
                        Fhir.slot(),
                        Fhir.schedule("Location/1/_history/3", "Practitioner/1/_history/2"),
                        Fhir.location(),
                        Fhir.practitioner(),
                        Fhir.organisation())
                .replace("Schedule/1\"", "Schedule/1/_history/9\"")
                .replace("Organization/1\"", "Organization/1/_history/1\"");

        FreeSlot slot = provider.slotsOf(body).first();

        assertThat(slot.location()).isPresent();
        assertThat(slot.practitioner()).isPresent();
        assertThat(slot.organisation()).isPresent();
        assertThat(slot.locationId()).contains("1");
    }

    @ParameterizedTest
    @DisplayName("W-CT-06: address as object or as array")
    @ValueSource(booleans = {false, true})
    void address_isReadAsObjectOrArray(boolean array) {
        String address = "{\"line\":[\"1 River Street\"],\"city\":\"Northfield\",\"postalCode\":\"NF1 1AA\"}";
        String location = Fhir.location().replace(address, array ? "[" + address + "]" : address);

        Location read = provider.slotsOf(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1"), location))
                .first()
                .location()
                .orElseThrow();

        assertThat(read.address().map(Address::display)).contains("1 River Street, Northfield, NF1 1AA");
    }

    @ParameterizedTest
    @DisplayName("W-CT-06: telecom as object or as array")
    @ValueSource(booleans = {false, true})
    void telecom_isReadAsObjectOrArray(boolean array) {
        String point = "{\"system\":\"phone\",\"value\":\"0300 000 9001\"}";
        String location = Fhir.location().replace("[" + point + "]", array ? "[" + point + "]" : point);

        Location read = provider.slotsOf(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1"), location))
                .first()
                .location()
                .orElseThrow();

        assertThat(read.telecom()).containsExactly(new ContactPoint("phone", "0300 000 9001", null));
    }

    @Test
    @Requirement("C-GEN-06")
    @DisplayName("W-CT-03: unknown elements, extensions, codes and resources are passed over")
    void whatIsUnknown_isPassedOver() {
        String slot = Fhir.slot()
                .replace(
                        "\"status\"",
                        "\"new\":{\"deep\":[{\"er\":[1,2,{\"x\":null}]}]},\"_status\":{\"id\":\"q\"},\"status\"")
                .replace("In-person", "Hologram")
                .replace(
                        "\"extension\":[",
                        "\"extension\":[{\"url\":\"https://unknown.example/x\",\"valueInteger\":7},");
        String body = Fhir.bundle("{\"resourceType\":\"Basic\",\"id\":\"x\"}", slot, Fhir.schedule("Location/1"))
                .replace(
                        "\"type\":\"searchset\"",
                        "\"type\":\"searchset\",\"total\":1,\"link\":[{\"relation\":\"self\"}]");

        FreeSlot read = provider.slotsOf(body).first();

        assertThat(read.deliveryChannel().orElseThrow().code()).isEqualTo("Hologram");
        assertThat(read.practitionerRole().orElseThrow().code()).isEqualTo("R0260");
    }

    @Test
    @DisplayName("M-SCHD-06: a session that is not staffed has slots without a practitioner")
    void missingPractitioner_isAbsent() {
        FreeSlot slot = provider.slotsOf(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1"), Fhir.location()))
                .first();

        assertThat(slot.practitioner()).isEmpty();
        assertThat(slot.practitionerId()).isEmpty();
        assertThat(slot.location()).isPresent();
    }

    @Test
    @DisplayName("the resource type may stand last in a resource, and in the Bundle")
    void resourceType_mayStandLast() {
        String slot =
                "{" + Fhir.slot().replace("{\"resourceType\":\"Slot\",", "").replaceFirst("}$", "")
                        + ",\"resourceType\":\"Slot\"}";
        String body = "{\"entry\":[{\"resource\":" + slot + "}],\"resourceType\":\"Bundle\"}";

        assertThat(provider.slotsOf(body)).hasSize(1);
    }

    @Test
    @Requirement("C-SLOT-06")
    @DisplayName("W-DT-06, C-SLOT-06: what was not asked for, is past or a visit is left out, and nothing twice")
    void slotsThatWereNotAskedFor_areLeftOut() {
        FreeSlots slots = provider.slotsOf(Fhir.bundle(
                Fhir.slot("1", "2026-11-23T07:00:00+00:00", "2026-11-23T07:10:00+00:00"),
                Fhir.slot("2", "2026-11-25T09:00:00+00:00", "2026-11-25T09:10:00+00:00"),
                Fhir.slot("3", "2026-11-24T10:00:00+00:00", "2026-11-24T10:10:00+00:00")
                        .replace("In-person", "Visit"),
                Fhir.slot("4", "2026-11-24T11:00:00+00:00", "2026-11-24T11:10:00+00:00")
                        .replace("\"free\"", "\"busy\""),
                Fhir.slot("5", "2026-11-24T12:00:00+00:00", "2026-11-24T12:10:00+00:00"),
                Fhir.slot("5", "2026-11-24T12:00:00+00:00", "2026-11-24T12:10:00+00:00"),
                Fhir.schedule("Location/1")));

        assertThat(slots).extracting(FreeSlot::id).containsExactly("5");
    }

    @Test
    @DisplayName("W-HDR-08: a zipped answer is read")
    void zippedAnswer_isRead() throws IOException {
        Buffer zipped = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(zipped))) {
            sink.writeUtf8(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1")));
        }
        provider.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/fhir+json")
                .addHeader("Content-Encoding", "gzip")
                .body(zipped)
                .build());

        assertThat(provider.slots()).hasSize(1);
        assertThat(provider.request().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    @DisplayName("W-HDR-08: an answer in chunks is read")
    void chunkedAnswer_isRead() {
        provider.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/fhir+json")
                .chunkedBody(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1")), 7)
                .build());

        assertThat(provider.slots()).hasSize(1);
    }
}
