package dev.gpconnect.appointments.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.BookingOrganisation;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SpineProxy;
import java.util.ArrayList;
import java.util.List;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Address.class, ContactPoint.class, DeliveryChannel.class, OrganisationType.class, PersonName.class,
                PractitionerRole.class, AppointmentStatus.class, BookingOrganisation.class, CallInfo.class, Issue.class,
                CapabilityStatement.ResourceSupport.class, DemographicDifference.class, ProviderEndpoint.class,
                        SpineProxy.class
            })
    void valueType_each_isEqualByItsComponents(Class<?> type) {
        EqualsVerifier.forClass(type)
                .withPrefabValues(OdsCode.class, OdsCode.of("Y90001"), OdsCode.of("Y90002"))
                .withPrefabValues(Asid.class, Asid.of("1"), Asid.of("2"))
                .withPrefabValues(ServiceRoot.class, ServiceRoot.of("https://a/b"), ServiceRoot.of("https://a/c"))
                .withPrefabValues(SpineErrorCode.class, SpineErrorCode.BAD_REQUEST, SpineErrorCode.ACCESS_DENIED)
                .suppress(Warning.NULL_FIELDS)
                .verify();
    }

    @Test
    void code_thatIsNoneInShape_isNotShown() {
        assertThat(SpineErrorCode.of("ACCESS_DENIED")).hasToString("ACCESS DENIED");
        assertThat(SpineErrorCode.of("502")).hasToString("502");
        assertThat(SpineErrorCode.of("Patient 9990000018")).hasToString("(not a code)");
        assertThat(SpineErrorCode.of("9990000018")).hasToString("(not a code)");
    }

    @Test
    void lists_ofAValue_areItsOwn() {
        List<String> given = new ArrayList<>(List.of("Ada"));
        List<String> lines = new ArrayList<>(List.of("1 River Road"));
        PersonName name = new PersonName("Ashdown", given, List.of());
        Address address = new Address(lines, null, null, "NF1 1AA", null);
        given.clear();
        lines.clear();

        assertThat(name.display()).isEqualTo("Ada Ashdown");
        assertThat(address.display()).isEqualTo("1 River Road, NF1 1AA");
    }

    @Test
    void codes_open_showThemselves() {
        assertThat(DeliveryChannel.of("Hologram")).hasToString("Hologram");
        assertThat(OrganisationType.of("x")).hasToString("x");
        assertThat(new AppointmentStatus("arrived")).hasToString("arrived");
    }
}
