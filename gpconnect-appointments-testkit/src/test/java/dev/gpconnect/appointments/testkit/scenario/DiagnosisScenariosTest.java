package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.slots.SearchDiagnosis;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Cause;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Kind;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a support desk is told when a search for slots does not find what it should. */
final class DiagnosisScenariosTest extends ScenarioTest {

    @ParameterizedTest
    @CsvSource({"Y90003, CAPABILITY_OFF, 2", "Y90004, UNREACHABLE, 2", "Y90099, NOT_IN_DIRECTORY, 0"})
    @DisplayName("E-05, E-SSP-7: a practice that is switched off, unreachable or not in the directory")
    void practice_thatCannotBeSearched_isExplained(String practice, Kind kind, int exchanges) {
        SearchDiagnosis diagnosis = hub().practice(practice).diagnose(tomorrow().build());

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(kind);
        assertThat(diagnosis.slotsFound()).isZero();
        assertThat(diagnosis.exchanges()).hasSize(exchanges);
        diagnosis
                .exchanges()
                .forEach(exchange ->
                        assertThat(diagnosis.text()).contains(exchange.traceId().toString()));
    }

    @ParameterizedTest
    @CsvSource({"Y90030, 200000009030, NOT_SHARING", "Y90077, 200000009077, SENDER_NOT_REGISTERED"})
    @DisplayName("E-SSP-2, E-SSP-4: a consumer that the Spine does not let through")
    void consumer_thatIsNotLetThrough_isExplained(String odsCode, String asid, Kind kind) {
        SearchDiagnosis diagnosis =
                untyped(odsCode, asid).practice(PRACTICE).diagnose(tomorrow().build());

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(kind);
    }

    @Test
    @DisplayName("C-SLOT-06: what filters removed is counted, and the sum is what the practice sent")
    void filters_thatRemoveAll_areExplained() {
        int sent = hub().practice(PRACTICE).searchFreeSlots(tomorrow().build()).size();

        SearchDiagnosis diagnosis = hub().practice(PRACTICE)
                .diagnose(tomorrow()
                        .channel(DeliveryChannel.IN_PERSON)
                        .practitionerGender(Gender.FEMALE)
                        .timeOfDay(LocalTime.of(22, 0), LocalTime.MAX)
                        .build());

        assertThat(sent).isPositive();
        assertThat(diagnosis.slotsFound()).isZero();
        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.LEFT_OUT);
        assertThat(diagnosis.text()).contains("The practice sent " + sent + " slots, left out of which were: ");
    }

    @Test
    @DisplayName("P-AVL-03, P-AVL-04: an embargo cannot be told from anything else that is withheld")
    void slots_underAnEmbargo_areNothingOffered() {
        ZonedDateTime four = ReferenceWorld.TOMORROW.atTime(16, 0).atZone(UkTime.ZONE);

        SearchDiagnosis tooEarly = hub().practice(PRACTICE)
                .diagnose(SlotSearch.between(four, four.plusHours(1)).build());
        SearchDiagnosis inTime = hub().practice(PRACTICE)
                .diagnose(SlotSearch.between(four.plusDays(2), four.plusDays(2).plusHours(1))
                        .build());

        assertThat(tooEarly.causes()).extracting(Cause::kind).containsExactly(Kind.NOTHING_OFFERED);
        assertThat(inTime.causes()).isEmpty();
        assertThat(inTime.slotsFound()).isPositive();
    }

    @Test
    @DisplayName("C-SLOT-03: an organisation without a type is told what it may miss")
    void organisation_withoutAType_isExplained() {
        SearchDiagnosis diagnosis = untyped("Y90010", "200000009010")
                .practice(PRACTICE)
                .diagnose(tomorrow().build());

        assertThat(diagnosis.slotsFound()).isPositive();
        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.TYPE_NOT_SENT);
    }

    @Test
    @DisplayName("C-SLOT-09: a service named to a practice that holds the search to it")
    void service_thatIsHeldTo_isExplained() {
        world.fakes.controls().set(Knob.SERVICE_FILTERING, "ON");

        SearchDiagnosis diagnosis = hub().practice(PRACTICE)
                .diagnose(tomorrow().service("2000000001").build());

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.SERVICE_FILTERING);
        assertThat(diagnosis.slotsFound()).isPositive();
    }

    private Encounter untyped(String odsCode, String asid) {
        return encounter(
                RequestingOrganisation.builder(
                                OdsCode.of(odsCode), "Northfield Walk-in", Asid.of(asid), "0300 000 9030")
                        .build(),
                ReferenceWorld.user("3", "Walker"));
    }

    private static SlotSearch.Builder tomorrow() {
        return SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW);
    }
}
