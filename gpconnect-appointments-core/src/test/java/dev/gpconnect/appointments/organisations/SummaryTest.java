package dev.gpconnect.appointments.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-UI-01, D-UI-05, D-UI-06: what is shown of a slot or an appointment")
class SummaryTest {

    private static final ZonedDateTime NINE = at("2026-11-23T09:00:00Z");

    @Test
    @Requirement("D-UI-01")
    @DisplayName("C-SLOT-05: every item has its label and its place")
    void lines_full_areAllOfItInOrder() {
        Summary summary = Summary.builder(NINE, NINE.plusMinutes(90))
                .status("booked")
                .deliveryChannel(DeliveryChannel.TELEPHONE)
                .slotType(" Telephone Consultation ")
                .sessionType("Telephone triage")
                .practitionerRole(new PractitionerRole("R0260", "General Medical Practitioner", null))
                .location(Location.parse(Fhir.utf8(Fhir.location())))
                .practitioner(Practitioner.parse(Fhir.utf8(Fhir.practitioner())))
                .healthcareService(HealthcareService.parse(Fhir.utf8(Fhir.healthcareService())))
                .build();

        assertThat(summary.lines())
                .containsExactly(
                        entry("Date", "Mon 23 Nov 2026"),
                        entry("Start", "Mon 23 Nov 2026 09:00 GMT"),
                        entry("End", "Mon 23 Nov 2026 10:30 GMT"),
                        entry("Duration", "1 hour 30 minutes"),
                        entry("Delivery channel", "Telephone"),
                        entry("Slot type", "Telephone Consultation"),
                        entry("Session type", "Telephone triage"),
                        entry("Location", "Riverside Medical Centre"),
                        entry("Location address", "1 River Road, Riverside, Northfield, Yorkshire, NF1 1AA, UK"),
                        entry("Practitioner role", "General Medical Practitioner"),
                        entry("Practitioner", "Dr Sarah Black"),
                        entry("Practitioner gender", "female"),
                        entry("Service", "Phlebotomy"),
                        entry("Status", "booked"));
        assertThat(summary).hasToString("Summary[redacted]");
    }

    @Test
    void accessors_each_giveTheirText() {
        Summary summary = Summary.builder(NINE, NINE.plusMinutes(10))
                .status("free")
                .deliveryChannel(DeliveryChannel.IN_PERSON)
                .slotType("Blood test")
                .sessionType("Phlebotomy clinic")
                .practitionerRole(new PractitionerRole("R1590", "Nurse", null))
                .location(Location.parse(Fhir.utf8(Fhir.location())))
                .practitioner(Practitioner.parse(Fhir.utf8(Fhir.practitioner())))
                .healthcareService(HealthcareService.parse(Fhir.utf8(Fhir.healthcareService())))
                .build();

        assertThat(summary.lines().values())
                .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
                .containsExactly(
                        summary.date(),
                        summary.start(),
                        summary.end(),
                        summary.duration(),
                        summary.deliveryChannel(),
                        summary.slotType(),
                        summary.sessionType(),
                        summary.locationName(),
                        summary.locationAddress(),
                        summary.practitionerRole(),
                        summary.practitionerName(),
                        summary.practitionerGender(),
                        summary.serviceName(),
                        summary.status())
                .doesNotHaveDuplicates()
                .doesNotContain(Summary.NOT_SUPPLIED);
    }

    @Requirement("D-UI-01")
    @Test
    void lines_ofTimesOnly_sayThatTheRestIsNotSupplied() {
        Summary summary = Summary.builder(NINE, NINE.plusMinutes(10)).build();

        assertThat(summary.lines().values())
                .containsExactly(
                        "Mon 23 Nov 2026",
                        "Mon 23 Nov 2026 09:00 GMT",
                        "Mon 23 Nov 2026 09:10 GMT",
                        "10 minutes",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied",
                        "not supplied");
        assertThat(summary.isCancelled()).isFalse();
        assertThat(summary.isVisit()).isFalse();
        assertThat(summary.hasBegun()).isFalse();
    }

    @Test
    void resources_withNothingToShow_areNotSupplied() {
        Summary summary = Summary.builder(NINE, NINE)
                .slotType(" ")
                .practitionerRole(new PractitionerRole("R0260", " ", null))
                .location(Location.parse(Fhir.utf8("{\"resourceType\":\"Location\",\"id\":\"1\",\"address\":{}}")))
                .practitioner(Practitioner.parse(Fhir.utf8("{\"resourceType\":\"Practitioner\",\"id\":\"1\"}")))
                .healthcareService(
                        HealthcareService.parse(Fhir.utf8("{\"resourceType\":\"HealthcareService\",\"id\":\"1\"}")))
                .build();

        assertThat(summary.slotType()).isEqualTo("not supplied");
        assertThat(summary.practitionerRole()).isEqualTo("R0260");
        assertThat(summary.locationName()).isEqualTo("not supplied");
        assertThat(summary.locationAddress()).isEqualTo("not supplied");
        assertThat(summary.practitionerName()).isEqualTo("not supplied");
        assertThat(summary.practitionerGender()).isEqualTo("not supplied");
        assertThat(summary.serviceName()).isEqualTo("not supplied");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:30:00Z, Sun 25 Oct 2026 01:30 BST, Sun 25 Oct 2026 01:30 GMT",
        "2027-03-28T00:30:00Z, Sun 28 Mar 2027 00:30 GMT, Sun 28 Mar 2027 02:30 BST",
        "2026-09-01T22:30:00Z, Tue 1 Sep 2026 23:30 BST, Wed 2 Sep 2026 00:30 BST"
    })
    @Requirement("D-UI-06")
    @DisplayName("D-UI-06: an hour on, the wall clock's hour that comes twice, the one that never comes, and midnight")
    void times_anHourApart_areUnambiguous(Instant start, String first, String second) {
        ZonedDateTime elsewhere = start.atZone(ZoneId.of("Asia/Tokyo"));

        Summary summary = Summary.builder(elsewhere, elsewhere.plusHours(1)).build();

        assertThat(summary.start()).isEqualTo(first).startsWith(summary.date());
        assertThat(summary.end()).isEqualTo(second);
        assertThat(summary.duration()).isEqualTo("1 hour");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 minutes",
        "59, 0 minutes",
        "60, 1 minute",
        "600, 10 minutes",
        "3600, 1 hour",
        "3660, 1 hour 1 minute",
        "7200, 2 hours",
        "90000, 25 hours",
        "-60, not supplied"
    })
    void duration_ofSeconds_isInWords(long seconds, String text) {
        assertThat(Summary.builder(NINE, NINE.plusSeconds(seconds)).build().duration())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "booked, In-person, false, booked, false, false",
        "booked, Visit, false, booked (visit), false, true",
        "booked, In-person, true, booked (begun), false, false",
        "booked, Visit, true, 'booked (visit, begun)', false, true",
        "cancelled, Telephone, false, cancelled, true, false",
        "cancelled, Telephone, true, cancelled, true, false",
        "cancelled, Visit, true, cancelled (visit), true, true",
        "noshow, Video, false, noshow, false, false",
        "'', Visit, false, not supplied (visit), false, true",
        "'', Video, true, not supplied (begun), false, false"
    })
    @Requirement("D-UI-05")
    @DisplayName("D-UI-05: cancelled ones, visits and those that have begun are marked")
    void status_each_isMarked(
            String code, String channel, boolean begun, String text, boolean cancelled, boolean visit) {
        Summary summary = Summary.builder(NINE, NINE)
                .status(code)
                .deliveryChannel(DeliveryChannel.of(channel))
                .begun(begun)
                .build();

        assertThat(summary.status()).isEqualTo(text);
        assertThat(summary.isCancelled()).isEqualTo(cancelled);
        assertThat(summary.isVisit()).isEqualTo(visit);
        assertThat(summary.hasBegun()).isEqualTo(begun);
        assertThat(summary.toBuilder().build().lines()).isEqualTo(summary.lines());
        assertThat(summary.toBuilder().build().hasBegun()).isEqualTo(begun);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "th-TH-u-ca-buddhist-nu-thai", "fr"})
    void texts_onAHostOfAnotherCountry_areInUkEnglish(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(Summary.builder(NINE, NINE).build().start()).isEqualTo("Mon 23 Nov 2026 09:00 GMT");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static ZonedDateTime at(String instant) {
        return Instant.parse(instant).atZone(ZoneId.of("Europe/London"));
    }
}
