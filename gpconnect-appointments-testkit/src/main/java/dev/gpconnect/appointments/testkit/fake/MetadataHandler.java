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

/** META: what this practice offers (P-META-01, M-CAP-01 to M-CAP-03). It answers even where the capability is off (P-GEN-18). */
final class MetadataHandler implements Handler {
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

    private final Services services;

    MetadataHandler(Services services) {
        this.services = services;
    }

    @Override
    public Reply answer(Exchange exchange) {
        CapabilityStatement statement = statement(ReleaseLine.of(exchange.knobs()));
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        addDirectory(rest);
        CapabilityStatementRestResourceComponent slot = addAppointments(rest);
        if (Services.offered(exchange.knobs())) {
            statement.addExtension(services.status(exchange.knobs()));
            statement.addProfile(new Reference(Gpc.PROFILE_HEALTHCARE_SERVICE));
            addServices(rest, slot);
        }
        rest.addOperation().setName("gpc.registerpatient").setDefinition(new Reference(Gpc.OPERATION_REGISTER));
        return Reply.of(statement);
    }

    private static CapabilityStatement statement(ReleaseLine release) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setVersion(release.version()).setName("GP Connect").setStatus(PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType(release.released()));
        statement.setPublisher("Not provided");
        statement.setKind(CapabilityStatementKind.CAPABILITY);
        statement.getSoftware().setName("gpconnect-appointments-testkit").setVersion(release.version());
        statement.setFhirVersion("3.0.1");
        statement.setAcceptUnknown(UnknownContentCode.BOTH);
        for (Format format : Format.values()) {
            statement.addFormat(format.mediaType());
        }
        PROFILES.forEach(profile -> statement.addProfile(new Reference(profile)));
        return statement;
    }

    private static void addDirectory(CapabilityStatementRestComponent rest) {
        for (String type : List.of("Patient", "Organization", "Practitioner")) {
            CapabilityStatementRestResourceComponent resource =
                    resource(rest, type, TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
            parameter(resource, "identifier", SearchParamType.TOKEN);
        }
        resource(rest, "Location", TypeRestfulInteraction.READ);
    }

    private static CapabilityStatementRestResourceComponent addAppointments(CapabilityStatementRestComponent rest) {
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
        return slot;
    }

    /** The additions of 1.2.8, whether the switches are on or not (M-CAP-03, P-SVC-01). */
    private static void addServices(
            CapabilityStatementRestComponent rest, CapabilityStatementRestResourceComponent slot) {
        slot.addSearchInclude("Schedule:actor:HealthcareService");
        slot.addSearchParam()
                .setName("service.identifier")
                .setDefinition(Gpc.PARAMETER_SERVICE)
                .setType(SearchParamType.TOKEN);
        CapabilityStatementRestResourceComponent service =
                resource(rest, "HealthcareService", TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
        parameter(service, "identifier", SearchParamType.TOKEN);
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
