package dev.gpconnect.appointments;

import static dev.gpconnect.appointments.patients.DemographicDifference.Field.BIRTH_DATE;
import static dev.gpconnect.appointments.patients.DemographicDifference.Field.FAMILY_NAME;
import static dev.gpconnect.appointments.patients.DemographicDifference.Field.GENDER;
import static dev.gpconnect.appointments.patients.DemographicDifference.Field.GIVEN_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-XC-01 to D-XC-05: the demographic cross-check")
class CrossCheckTest extends ClientTest {

    private static final String NAME_MEMBER = "\"family\":\"Ashdown\",\"given\":[\"Ada\"]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"family\":\"ASHDOWN\",\"given\":[\"ada\"]",
                "\"family\":\" Ashdown \",\"given\":[\"  ADA\"]",
                "\"family\":[\"Ashdown\"],\"given\":\"Ada\""
            })
    @Requirement("D-XC-02")
    @DisplayName("D-XC-02: case and spacing do not count")
    void names_alikeButForCaseAndSpacing_agree(String name) {
        assertThat(differences(Fhir.ada().replace(NAME_MEMBER, name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Ashdown\"|\"Ashdowne\"|FAMILY_NAME|Ashdown|Ashdowne",
                "[\"Ada\"]|[\"Ada\",\"Jane\"]|GIVEN_NAME|Ada|Ada Jane",
                "[\"Ada\"]|[\"Adda\"]|GIVEN_NAME|Ada|Adda",
                "[\"Ada\"]|[]|GIVEN_NAME|Ada|",
                "\"female\"|\"male\"|GENDER|female|male",
                "\"female\"|\"unheard-of\"|GENDER|female|",
                "\"gender\":\"female\",||GENDER|female|",
                "1951-03-04|1951-03-05|BIRTH_DATE|1951-03-04|1951-03-05",
                "1951-03-04|1951-03|BIRTH_DATE|1951-03-04|",
                "\"birthDate\":\"1951-03-04\",||BIRTH_DATE|1951-03-04|"
            })
    @Requirement({"D-XC-01", "D-XC-02", "D-XC-04"})
    @DisplayName("D-XC-04: different or absent at the practice, both values are shown")
    void detail_differentOrAbsentAtThePractice_isShown(
            String from, String to, Field field, String ours, String theirs) {
        List<DemographicDifference> found = differences(Fhir.ada().replace(from, to == null ? "" : to));

        assertThat(found).containsExactly(new DemographicDifference(field, ours, theirs));
    }

    @Test
    @Requirement("D-XC-03")
    @DisplayName("D-XC-03: address, postcode, telephone and email are not compared, whatever they are")
    void contacts_ofAnyKind_areNotCompared() {
        String contacts = "\"address\":[{\"use\":\"home\",\"line\":[\"9 Other Street\"],\"postalCode\":\"ZZ9 9ZZ\"}],"
                + "\"telecom\":[{\"system\":\"phone\",\"value\":\"07700 900999\",\"use\":\"mobile\"},"
                + "{\"system\":\"email\",\"value\":\"someone@else.example\"}],\"gender\"";

        assertThat(differences(Fhir.ada().replace("\"gender\"", contacts))).isEmpty();
        assertThat(Field.values()).containsExactly(FAMILY_NAME, GIVEN_NAME, GENDER, BIRTH_DATE);
    }

    @Test
    void name_blankOnPds_agreesWithNothing() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())));
        TracedPatient traced = TracedPatient.builder(Samples.ADA_NUMBER)
                .name(new PersonName(" ", List.of("Ada"), List.of()))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1951, 3, 4))
                .build();

        assertThat(practice.findPatient(traced).orElseThrow().differences())
                .containsExactly(new DemographicDifference(FAMILY_NAME, null, "Ashdown"));
    }

    @Test
    void name_missingAtThePractice_isTwoDifferences() {
        assertThat(differences(Fhir.ada().replaceFirst("(?s)\"name\":\\[.*?}],", "")))
                .extracting(DemographicDifference::field)
                .containsExactly(FAMILY_NAME, GIVEN_NAME);
    }

    @Test
    @Requirement("D-XC-04")
    @DisplayName("D-XC-04: a trace that says nothing agrees with nothing")
    void details_absentFromTheTrace_allDiffer() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())));

        PatientRecord ada = practice.findPatient(
                        TracedPatient.builder(Samples.ADA_NUMBER).build())
                .orElseThrow();

        assertThat(ada.differences()).extracting(DemographicDifference::field).containsExactly(Field.values());
        assertThat(ada.differences()).allSatisfy(difference -> {
            assertThat(difference.ours()).isNull();
            assertThat(difference.theirs()).isNotNull();
        });
    }

    @Requirement("D-XC-04")
    @Test
    void details_absentOnBothSides_stillDiffer() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("\"gender\":\"female\",", ""))));
        TracedPatient traced = TracedPatient.builder(Samples.ADA_NUMBER)
                .name(PersonName.of("Ashdown", "Ada"))
                .birthDate(LocalDate.of(1951, 3, 4))
                .build();

        assertThat(practice.findPatient(traced).orElseThrow().differences())
                .containsExactly(new DemographicDifference(GENDER, null, null));
    }

    @Test
    @Requirement("D-XC-01")
    @DisplayName("M-PAT-06: the official name counts, wherever among the others it stands")
    void name_officialAmongSeveral_isCompared() {
        String several =
                "\"name\":[{\"use\":\"maiden\",\"family\":\"Brook\",\"given\":[\"Ada\"]},{\"use\":\"official\"},"
                        + "{\"use\":\"official\",\"family\":\"Ashdown\",\"given\":[\"Ada\"]},{\"use\":\"old\",\"family\":\"Calder\"}],";

        assertThat(differences(Fhir.ada().replaceFirst("(?s)\"name\":\\[.*?}],", several)))
                .isEmpty();
        assertThat(differences(Fhir.ada().replaceFirst("(?s)\"name\":\\[.*?}],", several.replace("official", "usual"))))
                .containsExactly(new DemographicDifference(FAMILY_NAME, "Ashdown", "Brook"));
    }

    @Test
    @Requirement("D-XC-05")
    @DisplayName("D-XC-05: nothing is done for the patient until the differences were shown")
    void calls_beforeAcknowledging_areAllRefused() {
        FreeSlot slot = slot();
        Appointment appointment = appointment(ada());
        PatientRecord different = differing();
        int before = transport.requests().size();

        assertThat(different.differs()).isTrue();
        assertRefused("D-XC-05", () -> different.book(Booking.of(slot, "x").build()));
        assertRefused("D-XC-05", () -> different.readAppointment("7"));
        assertRefused("D-XC-05", () -> different.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20)));
        assertRefused("D-XC-05", () -> different.amend(appointment, Amendment.withoutComment()));
        assertRefused("D-XC-05", () -> different.cancel(appointment, "x"));
        assertThat(transport.requests()).hasSize(before);
    }

    @Test
    @Requirement("D-XC-02")
    @DisplayName("D-XC-02: every difference has to be shown")
    void acknowledging_onlySome_isRefused() {
        PatientRecord different = differing();

        assertRefused("D-XC-02", () -> different.acknowledge(List.of()));
        assertRefused(
                "D-XC-02", () -> different.acknowledge(different.differences().subList(0, 1)));
        assertThat(different.differs()).isTrue();
    }

    @Requirement("D-XC-05")
    @Test
    void acknowledging_all_letsTheCallsThrough() {
        PatientRecord different = differing();
        PatientRecord seen = different.acknowledge(different.differences());
        transport.answers(Reply.ok(Fhir.appointment()));

        assertThat(seen.differs()).isFalse();
        assertThat(seen.differences()).extracting(DemographicDifference::field).containsExactly(GENDER, BIRTH_DATE);
        assertThat(seen.traceId()).isEqualTo(different.traceId());
        assertThat(seen.readAppointment("7").id()).isEqualTo("7");
        assertThat(different.differs()).isTrue();
    }

    private PatientRecord differing() {
        transport.answers(Reply.ok(
                Fhir.bundle(Fhir.ada().replace("\"female\"", "\"male\"").replace("1951-03-04", "1951-04-03"))));
        return practice.findPatient(Samples.ada()).orElseThrow();
    }

    private List<DemographicDifference> differences(String patient) {
        transport.answers(Reply.ok(Fhir.bundle(patient)));
        TracedPatient traced = TracedPatient.builder(Samples.ADA_NUMBER)
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1951, 3, 4))
                .build();
        return practice.findPatient(traced).orElseThrow().differences();
    }

    private static void assertRefused(String rule, Runnable call) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refusal.rule()).isEqualTo(rule);
    }
}
