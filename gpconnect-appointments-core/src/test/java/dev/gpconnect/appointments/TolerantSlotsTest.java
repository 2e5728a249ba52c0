package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-GEN-06, W-CT-03, W-CT-06, M-BUN-01: slots, however a practice sends them")
class TolerantSlotsTest extends ClientTest {

    @Test
    @Requirement("C-SLOT-07")
    @DisplayName("C-SLOT-05, C-SLOT-07: what has to be shown and kept")
    void slot_inFull_hasEverything() {
        FreeSlot slot = slot();

        assertFull(slot);
        assertThat(slot.start()).isEqualTo(ZonedDateTime.parse("2026-11-23T09:00:00Z[Europe/London]"));
        assertThat(slot.duration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(slot.organisation().orElseThrow().odsCode()).contains("Y90001");
        assertThat(slot.organisation().orElseThrow().telecom()).hasSize(1);
        assertThat(slot.organisation().orElseThrow().name()).contains("Riverside Medical Centre");
        assertThat(slot.practitionerRole().orElseThrow().display()).isEqualTo("General Medical Practitioner");
        assertThat(slot.searchedAs()).hasToString("Optional[gp-practice]");
        assertThat(slot).hasToString("FreeSlot[Y90001 10, 2026-11-23T09:00Z[Europe/London]]");
    }

    @Test
    void entries_inAnyOrder_areJoined() {
        transport.answers(Reply.ok(Fhir.bundle(
                Fhir.organisation(), Fhir.practitioner(), Fhir.location(), Fhir.schedule(), Fhir.nineOClock())));

        assertFull(practice.searchFreeSlots(SEARCH).first());
    }

    @Test
    void resourceType_thatIsNotFirst_isFound() {
        String[] resources = {
            Fhir.nineOClock(), Fhir.schedule(), Fhir.location(), Fhir.practitioner(), Fhir.organisation()
        };
        for (int i = 0; i < resources.length; i++) {
            String type = resources[i].replaceFirst("(?s)\\{(\"resourceType\":\"[A-Za-z]+\").*", "$1");
            resources[i] = resources[i].replace(type + ",", "").replaceFirst("}$", "," + type + "}");
        }
        transport.answers(Reply.ok(Fhir.bundle(resources)));

        assertFull(practice.searchFreeSlots(SEARCH).first());
    }

    @Test
    @DisplayName("W-URL-10: fullUrl is never looked at")
    void entries_withBogusFullUrlAndOtherMembers_areRead() {
        String bundle = Fhir.slots(Fhir.nineOClock())
                .replace(
                        "{\"resource\":",
                        "{\"fullUrl\":\"https://evil/Slot/99\",\"search\":{\"mode\":\"match\"},\"resource\":")
                .replaceFirst("\\{", "{\"total\":5,\"link\":[{\"relation\":\"self\"}],");
        transport.answers(Reply.ok(bundle));

        assertFull(practice.searchFreeSlots(SEARCH).first());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":[]}",
                "{\"entry\":null,\"resourceType\":\"Bundle\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[7,{\"resource\":[]}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{}},{\"resource\":{\"id\":\"1\"}}],}"
            })
    void bundle_withoutASlot_isEmpty(String json) {
        transport.answers(Reply.ok(json));

        FreeSlots free = practice.searchFreeSlots(SEARCH);
        assertThat(free.isEmpty()).isTrue();
        assertThat(free.size()).isZero();
        assertThatThrownBy(free::first).isInstanceOf(NoSuchElementException.class);
        assertThat(free).hasToString("FreeSlots[0]");
    }

    @Test
    @DisplayName("versioned references, objects where lists belong and the other way round, unknown content")
    void resources_inOddShapes_areRead() {
        String schedule = Fhir.schedule()
                .replace("\"Location/1\"", "\"Location/1/_history/4\"")
                .replace("\"Practitioner/1\"", "\"Practitioner/1/_history/1\"");
        String location = Fhir.location()
                .replace("Organization/1", "Organization/1/_history/1")
                .replaceFirst("\"address\":(\\{[^}]*})", "\"address\":[$1,{\"line\":\"second\"}]")
                .replaceFirst("\"telecom\":\\[(\\{[^}]*})]", "\"telecom\":$1");
        String organisation = Fhir.organisation().replaceFirst("\"address\":\\[(\\{[^}]*})]", "\"address\":$1");
        String slot = Fhir.nineOClock()
                .replaceFirst("\"serviceType\":\\[(\\{[^}]*})]", "\"serviceType\":$1")
                .replace("\"Schedule/1\"", "\"Schedule/1/_history/7\"")
                .replaceFirst("\"extension\":\\[", "\"extension\":[{\"url\":\"x\",\"valueCode\":\"y\"},7,{},")
                .replaceFirst("\\{", "{\"x-unknown\":{\"deep\":[[{}]]},\"start_\":null,");
        transport.answers(Reply.ok(Fhir.bundle(
                slot,
                schedule,
                location,
                Fhir.practitioner(),
                organisation,
                "{\"resourceType\":\"HealthcareService\"}")));

        FreeSlot found = practice.searchFreeSlots(SEARCH).first();
        assertFull(found);
        assertThat(found.organisation().orElseThrow().address().orElseThrow().display())
                .isEqualTo("1 River Road");
    }

    @Test
    void bundle_behindAByteOrderMarkAndWithTrailingCommas_isRead() {
        String bundle =
                "\uFEFF " + Fhir.slots(Fhir.nineOClock()).replace("]}", ",]}").replace("[,]", "[]");
        transport.answers(Reply.ok(bundle));

        assertFull(practice.searchFreeSlots(SEARCH).first());
    }

    @Test
    void names_withHalfASurrogatePair_areRead() {
        String location = Fhir.location().replace("Riverside Medical Centre", "Riverside \\ud83d");
        transport.answers(Reply.ok(Fhir.bundle(Fhir.nineOClock(), Fhir.schedule(), location)));

        assertThat(practice.searchFreeSlots(SEARCH)
                        .first()
                        .location()
                        .orElseThrow()
                        .name())
                .contains("Riverside \ud83d");
    }

    @Test
    @DisplayName("M-SCHD-06: a session not staffed yet; a schedule or a location that did not come")
    void slot_withoutItsPeers_isStillOffered() {
        String unstaffed = Fhir.schedule().replace(",{\"reference\":\"Practitioner/1\"}", "");
        String lost = Fhir.tenPastNine().replace("Schedule/1", "Schedule/9");
        String loose = Fhir.slot("12", "2026-11-23T09:20:00+00:00", "2026-11-23T09:30:00+00:00")
                .replace("\"schedule\":{\"reference\":\"Schedule/1\"},", "");
        transport.answers(Reply.ok(Fhir.bundle(loose, lost, Fhir.nineOClock(), unstaffed)));

        FreeSlots free = practice.searchFreeSlots(SEARCH);

        assertThat(free.list()).extracting(FreeSlot::id).containsExactly("10", "11", "12");
        assertThat(free.first().practitionerId()).isEmpty();
        assertThat(free.first().locationId()).contains("1");
        assertThat(free.first().location()).isEmpty();
        assertThat(free.first().organisation()).isEmpty();
        assertThat(free.list().get(1).locationId()).isEmpty();
        assertThat(free.list().get(1).scheduleId()).contains("9");
        assertThat(free.list().get(2).scheduleId()).isEmpty();
    }

    @Test
    void codes_unknown_areKept() {
        String slot = Fhir.nineOClock().replace("In-person", "Hologram");
        String practitioner = Fhir.practitioner().replace("female", "femme");
        transport.answers(Reply.ok(Fhir.bundle(slot, Fhir.schedule(), practitioner)));

        FreeSlot found = practice.searchFreeSlots(SEARCH).first();
        assertThat(found.deliveryChannel()).contains(DeliveryChannel.of("Hologram"));
        assertThat(found.practitioner().orElseThrow().gender()).isEmpty();
    }

    @Test
    @DisplayName("C-SLOT-06, W-DT-06: what was not asked for is left out, doubles too, and the rest is in order")
    void slots_thatWereNotAskedFor_areLeftOut() {
        FreeSlots free = slots(
                Fhir.tenPastNine(),
                Fhir.nineOClock(),
                Fhir.nineOClock(),
                Fhir.slot("20", "2026-11-22T23:50:00+00:00", "2026-11-23T00:00:00+00:00"),
                Fhir.slot("21", "2026-12-06T23:55:00+00:00", "2026-12-07T00:05:00+00:00"),
                Fhir.slot("22", "2026-11-20T10:10:00+00:00", "2026-11-20T10:20:00+00:00"),
                Fhir.slot("23", "2026-11-24T09:00:00+00:00", "2026-11-24T09:10:00+00:00")
                        .replace("In-person", "Visit"),
                Fhir.slot("24", "2026-11-24T09:00:00+00:00", "2026-11-24T09:10:00+00:00")
                        .replace("\"free\"", "\"busy\""),
                Fhir.slot("25", "2026-11-24T09:00:00+00:00", "2026-11-24T09:10:00+00:00")
                        .replace("\"status\":\"free\",", ""));

        assertThat(free).extracting(FreeSlot::id).containsExactly("10", "11", "25");
        assertThat(free.stream()).hasSize(3);
    }

    @Test
    void slots_thatBeginNow_areLeftOutAndThoseASecondLaterAreNot() {
        transport.answers(Reply.ok(Fhir.slots(
                Fhir.slot("1", "2026-11-20T10:15:30+00:00", "2026-11-20T10:25:00+00:00"),
                Fhir.slot("2", "2026-11-20T10:15:31+00:00", "2026-11-20T10:25:00+00:00"))));

        FreeSlots free =
                practice.searchFreeSlots(SlotSearch.between(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20))
                        .build());
        assertThat(free).extracting(FreeSlot::id).containsExactly("2");
    }

    @Test
    void channel_asked_leavesOutEveryOtherAndTheUnknown() {
        transport.answers(Reply.ok(Fhir.slots(
                Fhir.nineOClock(),
                Fhir.tenPastNine().replace("In-person", "Video"),
                Fhir.slot("12", "2026-11-23T09:20:00+00:00", "2026-11-23T09:30:00+00:00")
                        .replaceAll("\"extension\":\\[[^]]*],", ""))));

        FreeSlots free =
                practice.searchFreeSlots(SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23))
                        .channel(DeliveryChannel.VIDEO)
                        .build());
        assertThat(free).extracting(FreeSlot::id).containsExactly("11");
    }

    private static void assertFull(FreeSlot slot) {
        assertThat(slot.id()).isEqualTo("10");
        assertThat(slot.deliveryChannel()).contains(DeliveryChannel.IN_PERSON);
        assertThat(slot.slotType()).contains("General GP Appointment");
        assertThat(slot.sessionType()).contains("Morning surgery");
        assertThat(slot.scheduleId()).contains("1");
        assertThat(slot.practitionerRole().orElseThrow().code()).isEqualTo("R0260");
        assertThat(slot.locationId()).contains("1");
        assertThat(slot.location().orElseThrow().name()).contains("Riverside Medical Centre");
        assertThat(slot.location().orElseThrow().telecom()).hasSize(1);
        assertThat(slot.location().orElseThrow().address().orElseThrow().display())
                .isEqualTo("1 River Road, Riverside, Northfield, Yorkshire, NF1 1AA, UK");
        assertThat(slot.practitionerId()).contains("1");
        assertThat(slot.practitioner().orElseThrow().name().orElseThrow().display())
                .isEqualTo("Dr Sarah Black");
        assertThat(slot.practitioner().orElseThrow().gender()).contains(Gender.FEMALE);
        assertThat(slot.organisation().orElseThrow().id()).isEqualTo("1");
        assertThat(slot.startText()).isEqualTo("2026-11-23T09:00:00+00:00");
        assertThat(slot.endText()).isEqualTo("2026-11-23T09:10:00+00:00");
    }
}
