package dev.gpconnect.appointments.patients;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gpconnect.appointments.fhir.DatatypeWriter;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.Json;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.NhsNumber;
import java.io.IOException;
import java.util.Map;

/** Writes the Parameters of a registration: what M-PAT allows in the column REG, and nothing else. */
final class RegistrationWriter {

    private static final String PATIENT_PROFILE =
            "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1";
    private static final String CODE_SYSTEMS = "https://fhir.nhs.uk/STU3/CodeSystem/";

    private final Registration registration;

    RegistrationWriter(Registration registration) {
        this.registration = registration;
    }

    byte[] write() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("resourceType", "Parameters");
            json.writeArrayFieldStart("parameter");
            json.writeStartObject();
            json.writeStringField("name", "registerPatient");
            json.writeFieldName("resource");
            patient(json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void patient(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", "Patient");
        DatatypeWriter.profile(json, PATIENT_PROFILE);
        if (registration.language().isPresent()) {
            communication(json, registration.language().get());
        }
        identifier(json);
        json.writeArrayFieldStart("name");
        DatatypeWriter.name(json, registration.name(), "official");
        json.writeEndArray();
        contacts(json);
        if (registration.traced().gender().isPresent()) {
            json.writeStringField("gender", registration.traced().gender().get().code());
        }
        json.writeStringField("birthDate", registration.birthDate().toString());
        addresses(json);
        json.writeEndObject();
    }

    /** The number as PDS verified it (M-PAT-04, M-EXT-05). */
    private void identifier(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("identifier");
        json.writeStartObject();
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", Extension.VERIFICATION_STATUS);
        json.writeFieldName("valueCodeableConcept");
        DatatypeWriter.concept(
                json, CODE_SYSTEMS + "CareConnect-NHSNumberVerificationStatus-1", "01", "Number present and verified");
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringField("system", NhsNumber.SYSTEM);
        json.writeStringField("value", registration.traced().nhsNumber().value());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void communication(JsonGenerator json, Registration.Language language) throws IOException {
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", Extension.NHS_COMMUNICATION);
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", "language");
        json.writeFieldName("valueCodeableConcept");
        DatatypeWriter.concept(json, CODE_SYSTEMS + "CareConnect-HumanLanguage-1", language.code(), language.display());
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("url", "interpreterRequired");
        json.writeBooleanField("valueBoolean", language.interpreterRequired());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void contacts(JsonGenerator json) throws IOException {
        if (registration.contacts().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("telecom");
        for (ContactPoint contact : registration.contacts()) {
            DatatypeWriter.contactPoint(json, contact);
        }
        json.writeEndArray();
    }

    private void addresses(JsonGenerator json) throws IOException {
        if (registration.addresses().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("address");
        for (Map.Entry<String, Address> address : registration.addresses().entrySet()) {
            DatatypeWriter.address(json, address.getValue(), address.getKey());
        }
        json.writeEndArray();
    }
}
