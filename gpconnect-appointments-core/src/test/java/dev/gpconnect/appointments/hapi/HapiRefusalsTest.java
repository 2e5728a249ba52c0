package dev.gpconnect.appointments.hapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.model.api.IFhirVersion;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.patients.Patient;
import java.lang.reflect.Proxy;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.HealthcareService;
import org.hl7.fhir.dstu3.model.Location;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Practitioner;
import org.hl7.fhir.dstu3.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the converter does not take")
class HapiRefusalsTest extends HapiTest {

    @Test
    void context_ofAnotherVersion_isRefused() {
        IFhirVersion r4 = (IFhirVersion) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {IFhirVersion.class},
                (proxy, method, arguments) -> FhirVersionEnum.R4);
        FhirContext context = new FhirContext(FhirVersionEnum.DSTU3) {
            @Override
            public IFhirVersion getVersion() {
                return r4;
            }
        };

        assertThatThrownBy(() -> HapiConverter.using(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GP Connect is FHIR STU3 and this context is for R4; use FhirContext.forDstu3()");
    }

    @Test
    @DisplayName("D-IG-07: a patient with another NHS number")
    void patient_withAnotherNumber_isRefused() {
        Patient ada = Patient.parse(Fhir.utf8(Fhir.ada()));

        assertThatThrownBy(() -> converter.patient(ada, Samples.BEN_NUMBER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The patient has another NHS number; give the one the patient was found with");
    }

    @Test
    void structures_withoutAnId_areUnreadable() {
        assertThatThrownBy(() -> converter.location(new Location()))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It is a Location without a valid id");
        assertThatThrownBy(() -> converter.practitioner(new Practitioner()))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It is a Practitioner without a valid id");
        assertThatThrownBy(() -> converter.organisation(new Organization()))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It is a Organization without a valid id");
        assertThatThrownBy(() -> converter.healthcareService(new HealthcareService()))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It is a HealthcareService without a valid id");
        assertThatThrownBy(() -> converter.patient(new org.hl7.fhir.dstu3.model.Patient()))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It is a Patient without a valid id");
    }

    @Test
    void bundle_withASlotWithoutTimes_isUnreadable() {
        Slot slot = new Slot();
        slot.setId("10");
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(slot);

        assertThatThrownBy(() -> converter.freeSlots(bundle, SEARCH, null, NOW, CALL))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It has no Slot.start");
    }
}
