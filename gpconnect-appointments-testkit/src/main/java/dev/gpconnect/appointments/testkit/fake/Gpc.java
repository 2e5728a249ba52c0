package dev.gpconnect.appointments.testkit.fake;

/** Names that the specification fixes: profiles, extensions, code systems and identifier systems (M-GEN-01, M-EXT-*, section 8). */
final class Gpc {
    private static final String ROOT = "https://fhir.nhs.uk/STU3/";
    private static final String SD = ROOT + "StructureDefinition/";
    private static final String CS = ROOT + "CodeSystem/";

    static final String PROFILE_SLOT = SD + "GPConnect-Slot-1";
    static final String PROFILE_SCHEDULE = SD + "GPConnect-Schedule-1";
    static final String PROFILE_APPOINTMENT = SD + "GPConnect-Appointment-1";
    static final String PROFILE_PATIENT = SD + "CareConnect-GPC-Patient-1";
    static final String PROFILE_PRACTITIONER = SD + "CareConnect-GPC-Practitioner-1";
    static final String PROFILE_ORGANIZATION = SD + "CareConnect-GPC-Organization-1";
    static final String PROFILE_LOCATION = SD + "CareConnect-GPC-Location-1";
    static final String PROFILE_OUTCOME = SD + "GPConnect-OperationOutcome-1";
    static final String PROFILE_BUNDLE = SD + "GPConnect-Searchset-Bundle-1";

    static final String EXT_DELIVERY_CHANNEL = SD + "Extension-GPConnect-DeliveryChannel-2";
    static final String EXT_PRACTITIONER_ROLE = SD + "Extension-GPConnect-PractitionerRole-1";
    static final String EXT_BOOKING_ORGANISATION = SD + "Extension-GPConnect-BookingOrganisation-1";
    static final String EXT_CANCELLATION_REASON = SD + "Extension-GPConnect-AppointmentCancellationReason-1";
    static final String EXT_VERIFICATION_STATUS = SD + "Extension-CareConnect-GPC-NHSNumberVerificationStatus-1";
    static final String EXT_REGISTRATION_DETAILS = SD + "Extension-CareConnect-GPC-RegistrationDetails-1";
    static final String EXT_NHS_COMMUNICATION = SD + "Extension-CareConnect-GPC-NHSCommunication-1";
    static final String EXT_MAIN_LOCATION = SD + "Extension-CareConnect-GPC-MainLocation-1";
    static final String EXT_ORGANIZATION_PERIOD = "http://hl7.org/fhir/StructureDefinition/organization-period";

    static final String OPERATION_REGISTER = ROOT + "OperationDefinition/GPConnect-RegisterPatient-Operation-1";

    static final String CS_ORGANISATION_TYPE = CS + "GPConnect-OrganisationType-1";
    static final String CS_VERIFICATION_STATUS = CS + "CareConnect-NHSNumberVerificationStatus-1";
    static final String CS_REGISTRATION_TYPE = CS + "CareConnect-RegistrationType-1";
    static final String CS_HUMAN_LANGUAGE = CS + "CareConnect-HumanLanguage-1";
    static final String CS_ERROR = CS + "Spine-ErrorOrWarningCode-1";
    static final String CS_JOB_ROLE = "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1";

    static final String ID_NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    static final String ID_ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String ID_SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";

    static final String CHANNEL_IN_PERSON = "In-person";
    static final String CHANNEL_TELEPHONE = "Telephone";
    static final String CHANNEL_VIDEO = "Video";
    static final String CHANNEL_VISIT = "Visit";
    static final String TYPE_GP_PRACTICE = "gp-practice";
    static final String TYPE_URGENT_CARE = "urgent-care";

    private Gpc() {}
}
