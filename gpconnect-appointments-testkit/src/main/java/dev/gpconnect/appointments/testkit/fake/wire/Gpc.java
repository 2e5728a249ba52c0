package dev.gpconnect.appointments.testkit.fake.wire;

/** Names that the specification fixes: profiles, extensions, code systems and identifier systems (M-GEN-01, M-EXT-*, section 8). */
public final class Gpc {
    private static final String ROOT = "https://fhir.nhs.uk/STU3/";
    private static final String SD = ROOT + "StructureDefinition/";
    private static final String CS = ROOT + "CodeSystem/";

    /** The profile of a slot. */
    public static final String PROFILE_SLOT = SD + "GPConnect-Slot-1";

    /** The profile of a schedule. */
    public static final String PROFILE_SCHEDULE = SD + "GPConnect-Schedule-1";

    /** The profile of an appointment. */
    public static final String PROFILE_APPOINTMENT = SD + "GPConnect-Appointment-1";

    /** The profile of a patient. */
    public static final String PROFILE_PATIENT = SD + "CareConnect-GPC-Patient-1";

    /** The profile of a practitioner. */
    public static final String PROFILE_PRACTITIONER = SD + "CareConnect-GPC-Practitioner-1";

    /** The profile of an organisation, the contained one that books included. */
    public static final String PROFILE_ORGANIZATION = SD + "CareConnect-GPC-Organization-1";

    /** The profile of a location. */
    public static final String PROFILE_LOCATION = SD + "CareConnect-GPC-Location-1";

    /** The profile of a healthcare service; of 1.2.8, which never published it (M-HCS-01). */
    public static final String PROFILE_HEALTHCARE_SERVICE = SD + "CareConnect-GPC-HealthcareService-1";

    /** The profile of an error (W-OO-01). */
    public static final String PROFILE_OUTCOME = SD + "GPConnect-OperationOutcome-1";

    /** The profile of a search result (M-BUN-01). */
    public static final String PROFILE_BUNDLE = SD + "GPConnect-Searchset-Bundle-1";

    /** The extension that holds the delivery channel of a slot or an appointment. */
    public static final String EXT_DELIVERY_CHANNEL = SD + "Extension-GPConnect-DeliveryChannel-2";

    /** The extension that holds the practitioner's role in a schedule or an appointment. */
    public static final String EXT_PRACTITIONER_ROLE = SD + "Extension-GPConnect-PractitionerRole-1";

    /** The extension that refers to the contained organisation that booked. */
    public static final String EXT_BOOKING_ORGANISATION = SD + "Extension-GPConnect-BookingOrganisation-1";

    /** The extension that holds why an appointment was cancelled. */
    public static final String EXT_CANCELLATION_REASON = SD + "Extension-GPConnect-AppointmentCancellationReason-1";

    /** The extension of an NHS number that says whether it was verified. */
    public static final String EXT_VERIFICATION_STATUS = SD + "Extension-CareConnect-GPC-NHSNumberVerificationStatus-1";

    /** The extension that holds a patient's registration type, its period and the preferred branch. */
    public static final String EXT_REGISTRATION_DETAILS = SD + "Extension-CareConnect-GPC-RegistrationDetails-1";

    /** The extension that holds a patient's language and need of an interpreter. */
    public static final String EXT_NHS_COMMUNICATION = SD + "Extension-CareConnect-GPC-NHSCommunication-1";

    /** The extension that refers to an organisation's main location. */
    public static final String EXT_MAIN_LOCATION = SD + "Extension-CareConnect-GPC-MainLocation-1";

    /** The extension that holds when an organisation was open, from FHIR itself. */
    public static final String EXT_ORGANIZATION_PERIOD = "http://hl7.org/fhir/StructureDefinition/organization-period";

    /** The extension that says whether service filtering was applied; of 1.2.8 only (M-EXT-10). */
    public static final String EXT_SERVICE_FILTERING = SD + "Extension-GPConnect-ServiceFilteringStatus-1";

    /** The definition of the search parameter that names a service; of 1.2.8 only (M-CAP-03). */
    public static final String PARAMETER_SERVICE = ROOT + "SearchParameter/GPConnect-Slot-ServiceIdentifier-1";

    /** The definition of the operation that registers a patient (M-CAP-02). */
    public static final String OPERATION_REGISTER = ROOT + "OperationDefinition/GPConnect-RegisterPatient-Operation-1";

    /** The code system of organisation types. */
    public static final String CS_ORGANISATION_TYPE = CS + "GPConnect-OrganisationType-1";

    /** The code system of the verification status of NHS numbers. */
    public static final String CS_VERIFICATION_STATUS = CS + "CareConnect-NHSNumberVerificationStatus-1";

    /** The code system of registration types. */
    public static final String CS_REGISTRATION_TYPE = CS + "CareConnect-RegistrationType-1";

    /** The code system of languages. */
    public static final String CS_HUMAN_LANGUAGE = CS + "CareConnect-HumanLanguage-1";

    static final String CS_ERROR = CS + "Spine-ErrorOrWarningCode-1";
    static final String VS_ERROR = "https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1";

    /** The code system of practitioner roles that the practice writes (M-CS-03). */
    public static final String CS_JOB_ROLE = "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1";

    /** The identifier system of NHS numbers. */
    public static final String ID_NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

    /** The identifier system of the ODS codes of organisations. */
    public static final String ID_ODS = "https://fhir.nhs.uk/Id/ods-organization-code";

    /** The identifier system of the SDS user ids of practitioners. */
    public static final String ID_SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";

    /** The system of SDS role profile ids. */
    public static final String ID_SDS_ROLE_PROFILE = "https://fhir.nhs.uk/Id/sds-role-profile-id";

    /** The identifier system of services in the Directory of Services; of 1.2.8 only (M-HCS-01). */
    public static final String ID_DOS_SERVICE = "https://fhir.nhs.uk/Id/uec-dos-service-id";

    /** The delivery channel of a meeting at the practice. */
    public static final String CHANNEL_IN_PERSON = "In-person";

    /** The delivery channel of a call. */
    public static final String CHANNEL_TELEPHONE = "Telephone";

    /** The delivery channel of a video call. */
    public static final String CHANNEL_VIDEO = "Video";

    /** The delivery channel of a visit to the patient, which nobody books from outside (P-AVL-02). */
    public static final String CHANNEL_VISIT = "Visit";

    /** The organisation type of GP practices and of who works for them. */
    public static final String TYPE_GP_PRACTICE = "gp-practice";

    /** The organisation type of urgent care. */
    public static final String TYPE_URGENT_CARE = "urgent-care";

    private Gpc() {}
}
