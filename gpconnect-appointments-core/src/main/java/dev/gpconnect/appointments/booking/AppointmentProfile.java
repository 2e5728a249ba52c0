package dev.gpconnect.appointments.booking;

/** The URLs of the Appointment profile and its extensions (M-EXT-01 to M-EXT-04). */
final class AppointmentProfile {

    private static final String DEFINITIONS = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    static final String URL = DEFINITIONS + "GPConnect-Appointment-1";
    static final String DELIVERY_CHANNEL = DEFINITIONS + "Extension-GPConnect-DeliveryChannel-2";
    static final String PRACTITIONER_ROLE = DEFINITIONS + "Extension-GPConnect-PractitionerRole-1";
    static final String BOOKING_ORGANISATION = DEFINITIONS + "Extension-GPConnect-BookingOrganisation-1";
    static final String CANCELLATION_REASON = DEFINITIONS + "Extension-GPConnect-AppointmentCancellationReason-1";

    private AppointmentProfile() {}
}
