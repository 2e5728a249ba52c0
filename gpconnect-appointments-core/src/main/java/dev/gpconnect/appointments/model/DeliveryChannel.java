package dev.gpconnect.appointments.model;

import java.util.Objects;

/**
 * How an appointment takes place (M-CS-01). The set is open: a provider may send a code that has no constant here.
 *
 * @param code the code on the wire, case-sensitive
 */
public record DeliveryChannel(String code) {

    /** The patient comes to the practice. */
    public static final DeliveryChannel IN_PERSON = new DeliveryChannel("In-person");
    /** By telephone. */
    public static final DeliveryChannel TELEPHONE = new DeliveryChannel("Telephone");
    /** By video. */
    public static final DeliveryChannel VIDEO = new DeliveryChannel("Video");
    /** A visit to the patient: seen among appointments, never found, booked, amended or cancelled (C-SLOT-06, C-READ-03). */
    public static final DeliveryChannel VISIT = new DeliveryChannel("Visit");

    /** Checks that there is a code. */
    public DeliveryChannel {
        Objects.requireNonNull(code, "code");
    }

    /** The channel with this code. */
    public static DeliveryChannel of(String code) {
        return new DeliveryChannel(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
