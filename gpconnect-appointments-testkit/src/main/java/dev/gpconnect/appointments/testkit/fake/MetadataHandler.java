package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import java.util.List;
import org.hl7.fhir.dstu3.model.CapabilityStatement;
import org.hl7.fhir.dstu3.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.dstu3.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.dstu3.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.dstu3.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.dstu3.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.dstu3.model.CapabilityStatement.UnknownContentCode;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Enumerations.PublicationStatus;
import org.hl7.fhir.dstu3.model.Enumerations.SearchParamType;
import org.hl7.fhir.dstu3.model.Reference;

/** META: what this practice offers (P-META-01, M-CAP-01, M-CAP-02). It answers even where the capability is off (P-GEN-18). */
final class MetadataHandler implements Handler {
    private static final String VERSION = "1.2.9";
    private static final String RELEASED = "2024-01-03";
    private static final List<String> PROFILES = List.of(
            Gpc.PROFILE_PATIENT,
            Gpc.PROFILE_ORGANIZATION,
            Gpc.PROFILE_PRACTITIONER,
            Gpc.PROFILE_LOCATION,
            Gpc.PROFILE_APPOINTMENT,
            Gpc.PROFILE_SCHEDULE,
            Gpc.PROFILE_SLOT,
            Gpc.PROFILE_OUTCOME,
            Gpc.PROFILE_BUNDLE);
    private static final List<String> INCLUDES = List.of(
            "Schedule:actor:Location", "Schedule:actor:Practitioner", "Slot:schedule", "Location:managingOrganization");

    @Override
    public Reply answer(Exchange exchange) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setVersion(VERSION).setName("GP Connect").setStatus(PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType(RELEASED));
        statement.setPublisher("Not provided");
        statement.setKind(CapabilityStatementKind.CAPABILITY);
        statement.getSoftware().setName("gpconnect-appointments-testkit").setVersion(VERSION);
        statement.setFhirVersion("3.0.1");
        statement.setAcceptUnknown(UnknownContentCode.BOTH);
        for (Format format : Format.values()) {
            statement.addFormat(format.mediaType());
        }
        PROFILES.forEach(profile -> statement.addProfile(new Reference(profile)));
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        addDirectory(rest);
        addAppointments(rest);
        rest.addOperation().setName("gpc.registerpatient").setDefinition(new Reference(Gpc.OPERATION_REGISTER));
        return Reply.of(statement);
    }

    private static void addDirectory(CapabilityStatementRestComponent rest) {
        for (String type : List.of("Patient", "Organization", "Practitioner")) {
            CapabilityStatementRestResourceComponent resource =
                    resource(rest, type, TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
            parameter(resource, "identifier", SearchParamType.TOKEN);
        }
        resource(rest, "Location", TypeRestfulInteraction.READ);
    }

    private static void addAppointments(CapabilityStatementRestComponent rest) {
        CapabilityStatementRestResourceComponent appointment = resource(
                rest,
                "Appointment",
                TypeRestfulInteraction.READ,
                TypeRestfulInteraction.CREATE,
                TypeRestfulInteraction.UPDATE,
                TypeRestfulInteraction.SEARCHTYPE);
        appointment.setUpdateCreate(false);
        parameter(appointment, "start", SearchParamType.DATE);
        CapabilityStatementRestResourceComponent slot = resource(rest, "Slot", TypeRestfulInteraction.SEARCHTYPE);
        INCLUDES.forEach(slot::addSearchInclude);
        parameter(slot, "start", SearchParamType.DATE);
        parameter(slot, "end", SearchParamType.DATE);
        parameter(slot, "status", SearchParamType.TOKEN);
        parameter(slot, "searchFilter", SearchParamType.TOKEN);
    }

    private static CapabilityStatementRestResourceComponent resource(
            CapabilityStatementRestComponent rest, String type, TypeRestfulInteraction... interactions) {
        CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
        for (TypeRestfulInteraction interaction : interactions) {
            resource.addInteraction().setCode(interaction);
        }
        return resource;
    }

    private static void parameter(
            CapabilityStatementRestResourceComponent resource, String name, SearchParamType type) {
        resource.addSearchParam().setName(name).setType(type);
    }
}
