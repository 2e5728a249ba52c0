package dev.gpconnect.appointments.testkit.spine;

/** The identifier systems of the directory's FHIR API (W-SDS-08). */
final class Sds {
    static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String INTERACTION_ID = "https://fhir.nhs.uk/Id/nhsServiceInteractionId";
    static final String PARTY_KEY = "https://fhir.nhs.uk/Id/nhsMhsPartyKey";
    static final String ASID = "https://fhir.nhs.uk/Id/nhsSpineASID";
    static final String CPA_ID = "https://fhir.nhs.uk/Id/nhsMhsCPAId";
    static final String MANUFACTURER =
            "https://fhir.nhs.uk/StructureDefinition/Extension-SDS-ManufacturingOrganisation";

    private Sds() {}
}
