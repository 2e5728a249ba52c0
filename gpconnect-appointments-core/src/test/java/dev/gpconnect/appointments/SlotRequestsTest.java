package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "C-SLOT-01 to C-SLOT-04, C-SLOT-09, C-SLOT-11: the whole query of a slot search, and nothing that is not listed")
class SlotRequestsTest extends ClientTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String START =
            Samples.ROOT + "/Slot?status=free&start=ge2026-11-23T00:00:00%2B00:00&end=le2026-11-24T00:00:00%2B00:00";
    private static final String INCLUDES = "&_include=Slot:schedule&_include:recurse=Schedule:actor:Practitioner"
            + "&_include:recurse=Schedule:actor:Location&_include:recurse=Location:managingOrganization";
    private static final String ORGANISATION = "&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7C";
    private static final String TYPE =
            "&searchFilter=https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1%7C";

    @Test
    @Requirement({"C-SLOT-01", "C-SLOT-03", "C-SLOT-04", "C-SLOT-11"})
    void query_ofATypedOrganisation_isExactlyThis() {
        assertThat(asked(Samples.HUB, SlotSearch.between(DAY, DAY)))
                .containsExactly(START + INCLUDES + ORGANISATION + "Y90010" + TYPE + "gp-practice");
        assertThat(asked(Samples.URGENT_CARE, SlotSearch.between(DAY, DAY)))
                .containsExactly(START + INCLUDES + ORGANISATION + "Y90020" + TYPE + "urgent-care");
    }

    @Test
    @Requirement({"C-SLOT-03", "C-SLOT-11"})
    void query_ofAnUntypedOrganisation_isExactlyThis() {
        assertThat(asked(Samples.UNTYPED, SlotSearch.between(DAY, DAY)))
                .containsExactly(START + INCLUDES + ORGANISATION + "Y90030");
    }

    @Test
    @Requirement({"C-SLOT-09", "C-SLOT-11"})
    void query_forAService_isExactlyThis() {
        assertThat(asked(Samples.HUB, SlotSearch.between(DAY, DAY).service("2000000001")))
                .containsExactly(START + INCLUDES + "&_include:recurse=Schedule:actor:HealthcareService"
                        + "&service.identifier=https://fhir.nhs.uk/Id/uec-dos-service-id%7C2000000001" + ORGANISATION
                        + "Y90010" + TYPE + "gp-practice");
    }

    @Test
    @Requirement("C-SLOT-11")
    @DisplayName("C-SLOT-11: filters are applied here, and never sent")
    void query_withEveryFilter_isThatWithoutAny() {
        assertThat(asked(
                        Samples.HUB,
                        SlotSearch.between(DAY, DAY)
                                .channel(DeliveryChannel.VIDEO)
                                .practitionerRole("R0260")
                                .practitionerGender(Gender.FEMALE)
                                .slotType("General")
                                .sessionType("Morning")
                                .location("1")
                                .organisation(Samples.PRACTICE)))
                .containsExactly(START + INCLUDES + ORGANISATION + "Y90010" + TYPE + "gp-practice");
    }

    @Test
    @Requirement("C-GEN-10")
    @DisplayName(
            "C-GEN-10: for the next free slot an answer that is cut off is asked for again by halves no further than needed")
    void nextFreeSlots_ofAnswersThatAreCutOff_asksAsFewHalvesAsItTakes() {
        transport.answers(
                Reply.ok(Fhir.slots(Fhir.nineOClock(), Fhir.tenPastNine())), Reply.ok(Fhir.slots(Fhir.nineOClock())));

        FreeSlots next = practice.nextFreeSlots(
                SlotSearch.between(DAY, DAY.plusDays(13)).answerCap(2).build());

        assertThat(next.first().id()).isEqualTo("10");
        assertThat(transport.requests()).hasSize(2);
        assertThat(transport.lastRequest().url()).contains("&end=le2026-11-30T06:00:00%2B00:00");
    }

    @Test
    @Requirement({"C-SLOT-02", "C-GEN-10"})
    @DisplayName("C-SLOT-02, C-GEN-10: a month is three requests, none of more than two weeks, and one for each window")
    void queries_ofAMonth_spanTwoWeeksAtMost() {
        SlotSearch.Builder month = SlotSearch.between(DAY, LocalDate.of(2026, 12, 23));

        assertThat(asked(Samples.UNTYPED, month, 3))
                .extracting(url -> url.replaceFirst(".*&start=ge([^&]*)&end=le([^&]*)&.*", "$1 $2"))
                .containsExactly(
                        "2026-11-23T00:00:00%2B00:00 2026-12-06T23:59:59%2B00:00",
                        "2026-12-06T12:00:00%2B00:00 2026-12-20T11:59:59%2B00:00",
                        "2026-12-20T00:00:00%2B00:00 2026-12-24T00:00:00%2B00:00");
    }

    private List<String> asked(RequestingOrganisation organisation, SlotSearch.Builder search) {
        return asked(organisation, search, 1);
    }

    private List<String> asked(RequestingOrganisation organisation, SlotSearch.Builder search, int answers) {
        int before = transport.requests().size();
        for (int i = 0; i < answers; i++) {
            transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        }
        try (Encounter theirs = client.encounter(organisation, Samples.CLAIRE)) {
            theirs.practice(Samples.PRACTICE).searchFreeSlots(search.build());
        }
        return transport.requests().stream().skip(before).map(HttpRequest::url).toList();
    }
}
