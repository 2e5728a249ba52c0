package dev.gpconnect.appointments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"A20047,A20047", " y90001 ,Y90001", "rr8,RR8", "1234567890,1234567890"})
    @DisplayName("W-SDS-13: ODS codes arrive with spaces and in lower case")
    void odsCode_inAnyDress_isTrimmedAndUpperCase(String text, String value) {
        assertThat(OdsCode.of(text).value()).isEqualTo(value);
        assertThat(OdsCode.of(text)).isEqualTo(new OdsCode(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A2", "A1234567890", "A2 047", "A20047)", "A*", "(A2)", "Ä20047"})
    void odsCode_ofAnotherShape_isRefused(String text) {
        assertThatThrownBy(() -> OdsCode.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asid_withSpaces_isTrimmed() {
        assertThat(Asid.of(" 200000000359 "))
                .isEqualTo(new Asid("200000000359"))
                .hasToString("200000000359");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2000 0000", "200\r\nEvil: 1", "é"})
    void asid_thatCannotBeSent_isRefused(String text) {
        assertThatThrownBy(() -> Asid.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a-B.9", "...", "0123456789012345678901234567890123456789012345678901234567890123"})
    @DisplayName("W-URL-05")
    void resourceId_ofItsShape_isValid(String id) {
        assertThat(ResourceId.isValid(id)).isTrue();
        assertThat(ResourceId.require(id)).isSameAs(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "a b",
                "a_b",
                "%2e",
                "é",
                "1\n",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void resourceId_ofAnotherShape_isRefused(String id) {
        assertThat(ResourceId.isValid(id)).isFalse();
        assertThatThrownBy(() -> ResourceId.require(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one to 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pcs.example.uk/T99999/STU3/1/gpconnect",
                "HTTP://PCS.example.uk:443//x/../y/%7e",
                "https://[::1]:8443/a/"
            })
    @DisplayName("W-URL-04: kept byte for byte")
    void serviceRoot_ofAnyAddress_isKeptAsItIs(String text) {
        assertThat(ServiceRoot.of(text).value()).isEqualTo(text);
        assertThat(ServiceRoot.of(text)).hasToString(text);
    }

    @Test
    void serviceRoot_withOrWithoutASlash_isResolvedWithOne() {
        assertThat(ServiceRoot.of("https://a/b").resolve("Slot?x=1")).isEqualTo("https://a/b/Slot?x=1");
        assertThat(ServiceRoot.of("https://a/b/").resolve("metadata")).isEqualTo("https://a/b/metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pcs.example.uk/x",
                "/x",
                "ftp://pcs.example.uk/x",
                "https:///x",
                "https:x",
                "https://user@pcs.example.uk/x",
                "https://pcs.example.uk/x?a=b",
                "https://pcs.example.uk/x#y",
                "https://pcs example.uk",
                "mailto:a@b"
            })
    void serviceRoot_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> ServiceRoot.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED, ACCESS DENIED",
        "ACCESS DENIED, ACCESS DENIED",
        "access_denied, ACCESS DENIED",
        "NO_ORGANISATION_CONSENT, NO_ORGANISATIONAL_CONSENT",
        "NO_ORGANISATIONAL_CONSENT, NO_ORGANISATIONAL_CONSENT",
        "' BAD_REQUEST ', BAD_REQUEST",
        "SOMETHING_NEW, SOMETHING_NEW"
    })
    @Requirement("C-GEN-08")
    @DisplayName("C-GEN-08: two codes have two spellings each")
    void spineErrorCode_inEitherSpelling_isOne(String text, String value) {
        assertThat(SpineErrorCode.of(text)).isEqualTo(new SpineErrorCode(value)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({"female, FEMALE", "FEMALE, FEMALE", "' male ', MALE", "other, OTHER", "unknown, UNKNOWN"})
    void gender_ofTheFourCodes_isParsed(String code, Gender gender) {
        assertThat(Gender.tryParse(code)).contains(gender);
        assertThat(Gender.tryParse(gender.code())).contains(gender);
    }

    @Test
    void gender_ofAnotherCode_isNone() {
        assertThat(Gender.tryParse("femme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "METADATA, GET, rest:read:metadata-1, organization/*.read",
        "FIND_PATIENT, GET, rest:search:patient-1, patient/*.read",
        "READ_PATIENT, GET, rest:read:patient-1, patient/*.read",
        "REGISTER_PATIENT, POST, operation:gpc.registerpatient-1, patient/*.write",
        "FIND_PRACTITIONER, GET, rest:search:practitioner-1, organization/*.read",
        "READ_PRACTITIONER, GET, rest:read:practitioner-1, organization/*.read",
        "FIND_ORGANISATION, GET, rest:search:organization-1, organization/*.read",
        "READ_ORGANISATION, GET, rest:read:organization-1, organization/*.read",
        "READ_LOCATION, GET, rest:read:location-1, organization/*.read",
        "SEARCH_FREE_SLOTS, GET, rest:search:slot-1, organization/*.read",
        "BOOK_APPOINTMENT, POST, rest:create:appointment-1, patient/*.write",
        "READ_APPOINTMENT, GET, rest:read:appointment-1, patient/*.read",
        "RETRIEVE_APPOINTMENTS, GET, rest:search:patient_appointments-1, patient/*.read",
        "AMEND_APPOINTMENT, PUT, rest:update:appointment-1, patient/*.write",
        "CANCEL_APPOINTMENT, PUT, rest:cancel:appointment-1, patient/*.write",
        "FIND_HEALTHCARE_SERVICE, GET, rest:search:healthcareservice-1, organization/*.read",
        "READ_HEALTHCARE_SERVICE, GET, rest:read:healthcareservice-1, organization/*.read"
    })
    @DisplayName("01 §2: the table of interactions")
    void interaction_each_isThatOfTheTable(InteractionId interaction, String verb, String id, String scope) {
        assertThat(interaction.verb()).isEqualTo(verb);
        assertThat(interaction.id()).isEqualTo("urn:nhs:names:services:gpconnect:fhir:" + id);
        assertThat(interaction.scope()).isEqualTo(scope);
        assertThat(interaction.isWrite()).isEqualTo(!verb.equals("GET"));
    }
}
