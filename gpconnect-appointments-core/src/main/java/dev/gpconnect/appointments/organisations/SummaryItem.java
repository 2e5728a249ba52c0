package dev.gpconnect.appointments.organisations;

/** What a summary consists of, in the order in which it is shown (D-UI-01). */
enum SummaryItem {
    DATE("Date"),
    START("Start"),
    END("End"),
    DURATION("Duration"),
    DELIVERY_CHANNEL("Delivery channel"),
    SLOT_TYPE("Slot type"),
    SESSION_TYPE("Session type"),
    LOCATION_NAME("Location"),
    LOCATION_ADDRESS("Location address"),
    PRACTITIONER_ROLE("Practitioner role"),
    PRACTITIONER_NAME("Practitioner"),
    PRACTITIONER_GENDER("Practitioner gender"),
    SERVICE_NAME("Service"),
    STATUS("Status");

    private final String label;

    SummaryItem(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
