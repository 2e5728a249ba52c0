package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.OdsCode;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The directory over its FHIR API: our own ASID")
final class SdsFhirOwnAsidTest extends SdsBench {

    @Test
    @DisplayName("W-SDS-03, W-SDS-09: our own ASID by organisation, interaction and supplier, without a party key")
    void ownAsid_asksForTheSuppliersDevice() {
        answers(NOTHING, Fhir.bundle(device("200000009010", "Y90001-009010")));

        assertThat(directory.ownAsid(Samples.PRACTICE, SLOTS)).isEqualTo(Asid.of("200000009010"));

        assertThat(transport.lastRequest().url())
                .isEqualTo(ADDRESS + "/Device" + ASKED + "&manufacturing-organization="
                        + "https%3A%2F%2Ffhir.nhs.uk%2FId%2Fods-organization-code%7CY90099");
        assertThat(sent("Cache-Control")).containsExactly("-", "no-cache");
    }

    @Test
    @DisplayName("W-SDS-03, W-SDS-04: no system of ours, several, or another's")
    void ownAsid_thatIsNotTheOne_isNotSent() {
        answers(NOTHING, Fhir.bundle(device().replace("e\":\"Y90001\"", "e\":\"Y90002\""), endpoint()));
        assertThatThrownBy(() -> directory.ownAsid(Samples.PRACTICE, SLOTS))
                .isInstanceOf(NotEnabledException.class)
                .hasMessageStartingWith(
                        "The directory has no system by supplier Y90099 of Y90001 for SEARCH_FREE_SLOTS;");
        answers(Fhir.bundle(device("1", "a"), device("2", "b")));
        assertThatThrownBy(() -> directory.ownAsid(Samples.PRACTICE, SLOTS))
                .isInstanceOf(AmbiguousRegistrationException.class)
                .hasMessageStartingWith("The directory has 2 systems by supplier Y90099 of Y90001 for");
    }

    @Test
    @DisplayName("W-SDS-03: without a supplier our own ASID is not asked for")
    void ownAsid_withoutASupplier_isRefused() {
        SdsFhirDirectory without =
                SdsFhirDirectory.builder(URI.create(ADDRESS), transport).build();

        assertThatThrownBy(() -> without.ownAsid(OdsCode.of("Y90010"), SLOTS))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Our own ASID is told by its supplier; give the directory the supplier's ODS code, or"
                        + " organisation Y90010 its ASID (W-SDS-03)");
        transport.assertNothingSent();
    }
}
