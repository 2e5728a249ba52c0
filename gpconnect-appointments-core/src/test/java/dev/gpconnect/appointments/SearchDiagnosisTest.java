package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.slots.SearchDiagnosis;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Cause;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Kind;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-SLOT-03, C-SLOT-06, C-SLOT-09, C-META-04: why a search finds what it finds")
class SearchDiagnosisTest extends ClientTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String STATEMENT = """
            {"resourceType":"CapabilityStatement","rest":[{"resource":[
              {"type":"Slot","interaction":[{"code":"search-type"}]}]}]}""";
    private static final String TRACES = """
            Asked: METADATA at Y90001, trace id 00000000-0000-0000-0000-000000000001
            Asked: SEARCH_FREE_SLOTS at Y90001, trace id 00000000-0000-0000-0000-000000000002
            """;

    @Test
    void search_thatFindsSlots_saysHowMany() {
        SearchDiagnosis diagnosis = diagnose(SEARCH, Fhir.slots(Fhir.nineOClock(), Fhir.tenPastNine()));

        assertThat(diagnosis.slotsFound()).isEqualTo(2);
        assertThat(diagnosis.causes()).isEmpty();
        assertThat(diagnosis.practice()).isEqualTo(Samples.PRACTICE);
        assertThat(diagnosis.text()).isEqualTo("Slot search at Y90001: 2 slots found\n" + TRACES);
        assertThat(diagnosis.exchanges())
                .extracting(CallInfo::interaction)
                .containsExactly(InteractionId.METADATA, InteractionId.SEARCH_FREE_SLOTS);
        assertThat(diagnosis).hasToString("SearchDiagnosis[Y90001, 2, []]");
    }

    @Test
    @DisplayName("P-AVL-01 to P-AVL-04: why a practice offers nothing cannot be told apart, and is said so")
    void search_thatIsSentNothing_namesAllThatMayBeBehind() {
        SearchDiagnosis diagnosis = diagnose(SEARCH, Fhir.bundle());

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.NOTHING_OFFERED);
        assertThat(diagnosis.text())
                .startsWith("Slot search at Y90001: 0 slots found\nNOTHING_OFFERED: The practice sent no slot")
                .contains("organisation", "ODS code", "booking window", "embargo", "cap", "cannot be told apart")
                .endsWith(TRACES);
    }

    @Test
    void search_whoseFiltersRemoveAll_countsThemByReason() {
        SlotSearch video = SlotSearch.between(DAY, DAY)
                .channel(DeliveryChannel.VIDEO)
                .location("1")
                .build();

        SearchDiagnosis diagnosis = diagnose(
                video,
                Fhir.bundle(
                        Fhir.nineOClock(),
                        Fhir.tenPastNine(),
                        Fhir.nineOClock().replace("\"10\"", "\"12\"").replace("In-person", "Video")));

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.LEFT_OUT);
        assertThat(diagnosis.causes().get(0).explanation())
                .startsWith("The practice sent 3 slots, left out of which were: 2 of another delivery channel,"
                        + " 1 at another location. Ask for less");
    }

    @Test
    void search_thatFindsSomeAndLeavesOutOthers_saysBoth() {
        SearchDiagnosis diagnosis = diagnose(
                SlotSearch.between(DAY, DAY).channel(DeliveryChannel.VIDEO).build(),
                Fhir.slots(Fhir.nineOClock(), Fhir.tenPastNine().replace("In-person", "Video")));

        assertThat(diagnosis.text()).isEqualTo("""
                        Slot search at Y90001: 1 slot found
                        LEFT_OUT: The practice sent 2 slots, left out of which were: 1 of another delivery channel
                        """ + TRACES);
    }

    @Test
    @DisplayName("C-SLOT-02: answers that are cut off may hide slots")
    void search_whoseAnswersAreCutOff_saysSo() {
        SearchDiagnosis diagnosis =
                diagnose(SlotSearch.between(DAY, DAY).answerCap(1).build(), Fhir.slots(Fhir.nineOClock()));

        assertThat(diagnosis.slotsFound()).isEqualTo(1);
        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.CUT_OFF);
    }

    @Test
    @DisplayName("C-SLOT-03: an organisation without a type is not sent what is kept for a type")
    void search_withoutAType_isToldSo() {
        try (Encounter untyped = client.encounter(Samples.UNTYPED, Samples.CLAIRE)) {
            transport.answers(Reply.ok(STATEMENT), Reply.ok(Fhir.bundle()));
            SearchDiagnosis diagnosis = untyped.practice(Samples.PRACTICE).diagnose(SEARCH);

            assertThat(diagnosis.causes())
                    .extracting(Cause::kind)
                    .containsExactly(Kind.TYPE_NOT_SENT, Kind.NOTHING_OFFERED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "enabled, sends only the slots that belong to the service",
        "organization-disabled, The practice has not switched service filtering on",
        "supplier-disabled, The supplier has not switched service filtering on",
        "other, is not known"
    })
    @DisplayName("C-SLOT-09: what the practice made of the service")
    void search_ofAService_saysWhatBecameOfIt(String status, String said) {
        String meta = "\"meta\":{\"extension\":[{\"url\":\"" + Fhir.DEFINITIONS
                + "Extension-GPConnect-ServiceFilteringStatus-1\",\"valueCode\":\"" + status + "\"}]},";
        SearchDiagnosis diagnosis = diagnose(
                ofAService(), Fhir.bundle().replaceFirst("\"type\"", Matcher.quoteReplacement(meta + "\"type\"")));

        assertThat(diagnosis.causes())
                .extracting(Cause::kind)
                .containsExactly(Kind.SERVICE_FILTERING, Kind.NOTHING_OFFERED);
        assertThat(diagnosis.causes().get(0).explanation()).contains(said);
    }

    @Test
    @DisplayName("C-SLOT-09: no status comes from a provider that does not know service filtering")
    void search_ofAServiceWithoutStatus_saysThatItWasIgnored() {
        SearchDiagnosis diagnosis = diagnose(ofAService(), Fhir.slots(Fhir.nineOClock()));

        assertThat(diagnosis.slotsFound()).isEqualTo(1);
        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.SERVICE_FILTERING);
        assertThat(diagnosis.text()).contains("does not know service filtering");
    }

    @Test
    @DisplayName("SLOT-E3: a service that the practice does not have")
    void search_ofAnUnknownService_isToldSo() {
        transport.answers(Reply.ok(STATEMENT), Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));

        SearchDiagnosis diagnosis = practice.diagnose(ofAService());

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.SERVICE_FILTERING);
        assertThat(diagnosis.text()).contains("does not have the service").endsWith(TRACES);
    }

    @Test
    void statement_withoutSlotSearch_isACause() {
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"), Reply.ok(Fhir.bundle()));

        assertThat(practice.diagnose(SEARCH).causes())
                .extracting(Cause::kind)
                .containsExactly(Kind.SLOT_SEARCH_NOT_OFFERED, Kind.NOTHING_OFFERED);
    }

    @Test
    void statement_withoutSlotSearch_isNoCauseWhereSlotsAreSent() {
        String readOnly = STATEMENT.replace("search-type", "read");
        transport.answers(Reply.ok(readOnly), Reply.ok(Fhir.slots(Fhir.nineOClock())));

        assertThat(practice.diagnose(SEARCH).causes()).isEmpty();
    }

    @Test
    void statement_thatCannotBeHad_isNoCauseWhereTheSearchSucceeds() {
        transport.answers(Reply.empty(500), Reply.ok(Fhir.bundle()));

        SearchDiagnosis diagnosis = practice.diagnose(SEARCH);

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.NOTHING_OFFERED);
        assertThat(diagnosis.text()).endsWith(TRACES);
    }

    @Test
    @DisplayName("both calls fail in ways of their own: the search's comes first")
    void search_andStatementThatFail_areBothCauses() {
        transport.fails(new NotSentIOException("refused", null)).answers(Reply.of(403, Fhir.outcome("ACCESS_DENIED")));

        assertThat(practice.diagnose(SEARCH).causes())
                .extracting(Cause::kind)
                .containsExactly(Kind.CAPABILITY_OFF, Kind.UNREACHABLE);
    }

    @Test
    @DisplayName("a statement that is not found says nothing of the service that the search names")
    void statement_notFound_isAFault() {
        transport.answers(Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")), Reply.of(403, Fhir.outcome("ACCESS_DENIED")));

        assertThat(practice.diagnose(ofAService()).causes())
                .extracting(Cause::kind)
                .containsExactly(Kind.CAPABILITY_OFF, Kind.FAULT);
    }

    @Test
    @DisplayName("a search that is refused here was never answered: the refusal is thrown")
    void search_refusedHere_isThrown() {
        transport.answers(Reply.ok(STATEMENT)).does(request -> {
            throw new RefusedException("W-DT-04", "Search in several steps");
        });

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> practice.diagnose(SEARCH));

        assertThat(refused.rule()).isEqualTo("W-DT-04");
    }

    @Test
    void search_thatGetsNoAnswer_isUnreachable() {
        transport.answers(Reply.ok(STATEMENT)).fails(new IOException("timeout"));

        assertThat(practice.diagnose(SEARCH).causes()).extracting(Cause::kind).containsExactly(Kind.UNREACHABLE);
    }

    private static SlotSearch ofAService() {
        return SlotSearch.between(DAY, DAY).service("2000000001").build();
    }

    private SearchDiagnosis diagnose(SlotSearch search, String bundle) {
        transport.answers(Reply.ok(STATEMENT), Reply.ok(bundle));
        return practice.diagnose(search);
    }
}
