package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.organisations.Summary;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users are shown of slots and appointments, whatever the provider leaves out. */
final class ShownScenariosTest extends ScenarioTest {

    @Test
    @Requirement({"D-UI-01", "D-UI-06"})
    @DisplayName(
            "C-SLOT-05, D-UI-01, D-UI-06: a slot is shown with all that the provider told, without another request")
    void slot_isShown() {
        Encounter encounter = hub();
        FreeSlot slot = tomorrow(encounter, PRACTICE).get(0);
        int sent = world.exchanges.size();

        Map<String, String> lines = slot.summary().lines();

        assertThat(lines).isEqualTo(encounter.practice(PRACTICE).summary(slot).lines());
        assertThat(lines.values()).containsExactly(shown("Morning surgery", "free"));
        assertThat(world.exchanges).hasSize(sent);
    }

    @Test
    @Requirement({"D-UI-02", "D-UI-03", "C-BOOK-11"})
    @DisplayName(
            "D-UI-02, D-UI-03, C-RLOC-01, C-RPRA-01: a booking is confirmed with the same items, each thing read once")
    void booking_isConfirmed() {
        Encounter encounter = hub();
        PatientRecord ada = find(encounter, PRACTICE, ReferenceWorld.ada());
        Appointment booked = ada.book(booking(tomorrow(encounter, PRACTICE).get(0), "Check-up"));
        int sent = world.exchanges.size();

        Summary confirmation = encounter.practice(PRACTICE).summary(booked);

        assertThat(confirmation.lines().values()).containsExactly(shown("Morning surgery", "booked"));
        assertThat(world.exchanges).hasSize(sent + 2);
        Appointment cancelled = ada.cancel(booked, "Not needed any more");
        sent = world.exchanges.size();
        Summary marked = encounter.practice(PRACTICE).summary(cancelled);
        assertThat(marked.isCancelled()).isTrue();
        assertThat(marked.status()).isEqualTo("cancelled");
        assertThat(marked.locationName()).isEqualTo("Riverside Medical Centre");
        assertThat(world.exchanges).hasSize(sent);
    }

    @Test
    @Requirement("D-UI-05")
    @DisplayName("C-READ-03, C-RETR-04, D-UI-05: a visit is marked, and where it is only the practice knows")
    void visit_isShown() {
        Encounter encounter = hub();
        Appointment visit = find(encounter, PRACTICE, ReferenceWorld.ben())
                .appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW)
                .list()
                .get(1);

        Summary summary = encounter.practice(PRACTICE).summary(visit);

        assertThat(summary.start()).isEqualTo("Tue 24 Nov 2026 13:00 GMT");
        assertThat(summary.duration()).isEqualTo("30 minutes");
        assertThat(summary.slotType()).isEqualTo("Home visit");
        assertThat(summary.isVisit()).isEqualTo(!is(Personality.SPARSE));
        assertThat(summary.status()).isEqualTo(is(Personality.SPARSE) ? "booked" : "booked (visit)");
        if (is(Personality.DEMONSTRATOR)) {
            assertThat(summary.locationName()).isEqualTo("Riverside Medical Centre");
        } else {
            assertThat(summary.locationName()).isEqualTo("Contact practice for location of the visit");
            assertThat(summary.locationAddress()).isEqualTo(mayBe("Unknown, Unknown"));
        }
    }

    @Test
    @DisplayName("M-SCHD-06: a session that is not staffed yet has nobody to show")
    void slot_ofAnUnstaffedSession_isShown() {
        Encounter encounter = hub();
        FreeSlot slot = first(
                tomorrow(encounter, PRACTICE),
                free -> free.scheduleId().orElseThrow().equals("5"));

        Summary summary = encounter.practice(PRACTICE).summary(slot);

        assertThat(summary.sessionType()).isEqualTo(mayBe("Extended access"));
        assertThat(summary.practitionerName()).isEqualTo(Summary.NOT_SUPPLIED);
        assertThat(summary.practitionerGender()).isEqualTo(Summary.NOT_SUPPLIED);
    }

    /** What is shown of Dr Black's first slot tomorrow. */
    private String[] shown(String session, String status) {
        return new String[] {
            "Tue 24 Nov 2026",
            "Tue 24 Nov 2026 09:20 GMT",
            "Tue 24 Nov 2026 09:30 GMT",
            "10 minutes",
            mayBe("In-person"),
            "General GP Appointment",
            mayBe(session),
            "Riverside Medical Centre",
            mayBe("1 River Street, Leeds, LS1 1AA, United Kingdom"),
            mayBe("General Medical Practitioner"),
            is(Personality.SPARSE) ? "Black" : "Dr Sarah Black",
            mayBe("female"),
            Summary.NOT_SUPPLIED,
            status
        };
    }

    /** What a provider may leave out. */
    private String mayBe(String text) {
        return told(text).orElse(Summary.NOT_SUPPLIED);
    }
}
