package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.PractitionerRole;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a user must be shown of a slot, of a booking just made, and of an appointment, as texts ready to show (C-SLOT-05, C-RETR-04,
 * D-UI-01, D-UI-02). What the practice did not say reads {@link #NOT_SUPPLIED}. Texts are in UK English; times are UK wall-clock
 * times with their date, told apart where the clocks change (D-UI-06).
 *
 * <pre>{@code
 * practice.summary(appointment).lines().forEach((label, text) -> table.addRow(label, text));
 * }</pre>
 */
public final class Summary {

    /** Stands for what the practice did not say. */
    public static final String NOT_SUPPLIED = "not supplied";

    private final Map<SummaryItem, String> texts;
    private final boolean begun;

    private Summary(Map<SummaryItem, String> texts, boolean begun) {
        this.texts = new EnumMap<>(texts);
        this.begun = begun;
    }

    /** Starts a summary of what lies between these times. */
    public static Builder builder(ZonedDateTime start, ZonedDateTime end) {
        return new Builder(start, end);
    }

    /** Starts a summary that says the same, to say more. */
    public Builder toBuilder() {
        return new Builder(texts, begun);
    }

    /** The day it begins, such as {@code Mon 23 Nov 2026}. */
    public String date() {
        return text(SummaryItem.DATE);
    }

    /** When it begins, such as {@code Sun 25 Oct 2026 01:30 BST}; {@code GMT} once the clocks went back. */
    public String start() {
        return text(SummaryItem.START);
    }

    /** When it ends, in the form of the start. */
    public String end() {
        return text(SummaryItem.END);
    }

    /** How long it is, such as {@code 10 minutes}; not supplied if it ends before it begins. */
    public String duration() {
        return text(SummaryItem.DURATION);
    }

    /** How it takes place, such as {@code In-person}. */
    public String deliveryChannel() {
        return text(SummaryItem.DELIVERY_CHANNEL);
    }

    /** The practice's own name of this kind of slot. */
    public String slotType() {
        return text(SummaryItem.SLOT_TYPE);
    }

    /** The practice's own name of the session. */
    public String sessionType() {
        return text(SummaryItem.SESSION_TYPE);
    }

    /** The name of the place; for a visit, the practice's words that it knows the place (C-READ-03, M-LOC-09). */
    public String locationName() {
        return text(SummaryItem.LOCATION_NAME);
    }

    /** The postal address of the place, on one line. */
    public String locationAddress() {
        return text(SummaryItem.LOCATION_ADDRESS);
    }

    /** The role of whoever sees the patient; its code when the practice gave no name of it. */
    public String practitionerRole() {
        return text(SummaryItem.PRACTITIONER_ROLE);
    }

    /** Who sees the patient. */
    public String practitionerName() {
        return text(SummaryItem.PRACTITIONER_NAME);
    }

    /** Their gender: {@code female}, {@code male}, {@code other} or {@code unknown}. */
    public String practitionerGender() {
        return text(SummaryItem.PRACTITIONER_GENDER);
    }

    /** The name of the healthcare service; from 1.2.8 providers with service filtering only. */
    public String serviceName() {
        return text(SummaryItem.SERVICE_NAME);
    }

    /**
     * The state: {@code free}, {@code booked}, {@code cancelled} or a state of FHIR's, followed by {@code (visit)} for a visit,
     * {@code (begun)} once it has begun and is not cancelled, or {@code (visit, begun)} (D-UI-05).
     */
    public String status() {
        return text(SummaryItem.STATUS);
    }

    /** Whether it is cancelled, and so to be marked and not to be changed (D-UI-05). */
    public boolean isCancelled() {
        return "cancelled".equals(texts.get(SummaryItem.STATUS));
    }

    /** Whether it is a visit, and so to be marked and not to be changed (D-UI-05). */
    public boolean isVisit() {
        return DeliveryChannel.VISIT.code().equals(texts.get(SummaryItem.DELIVERY_CHANNEL));
    }

    /** Whether an appointment had begun when it was summarised, and so is to be marked and not to be changed (C-RETR-03, D-UI-05). */
    public boolean hasBegun() {
        return begun;
    }

    /** All of it, text by label, always the same labels in the same order. */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (SummaryItem item : SummaryItem.values()) {
            lines.put(item.label(), text(item));
        }
        return Collections.unmodifiableMap(lines);
    }

    /** Nothing of it: whose appointment it is could be told from it. */
    @Override
    public String toString() {
        return "Summary[redacted]";
    }

    private String text(SummaryItem item) {
        String text = texts.getOrDefault(item, NOT_SUPPLIED);
        return item == SummaryItem.STATUS ? text + marks() : text;
    }

    private String marks() {
        boolean shownAsBegun = begun && !isCancelled();
        if (isVisit()) {
            return shownAsBegun ? " (visit, begun)" : " (visit)";
        }
        return shownAsBegun ? " (begun)" : "";
    }

    /** Says what a summary says; what is blank or left out is not supplied. */
    public static final class Builder {

        private final Map<SummaryItem, String> texts;
        private boolean begun;

        private Builder(Map<SummaryItem, String> texts, boolean begun) {
            this.texts = new EnumMap<>(texts);
            this.begun = begun;
        }

        private Builder(ZonedDateTime start, ZonedDateTime end) {
            this(new EnumMap<>(SummaryItem.class), false);
            put(SummaryItem.DATE, UkTexts.date(start));
            put(SummaryItem.START, UkTexts.dateTime(start));
            put(SummaryItem.END, UkTexts.dateTime(end));
            Duration duration = Duration.between(start, end);
            put(SummaryItem.DURATION, duration.isNegative() ? "" : UkTexts.duration(duration));
        }

        /** The state, as coded on the wire. */
        public Builder status(String code) {
            return put(SummaryItem.STATUS, code);
        }

        /** Whether an appointment has begun; it has not, by default. */
        public Builder begun(boolean begun) {
            this.begun = begun;
            return this;
        }

        /** How it takes place. */
        public Builder deliveryChannel(DeliveryChannel channel) {
            return put(SummaryItem.DELIVERY_CHANNEL, channel.code());
        }

        /** The practice's own name of this kind of slot. */
        public Builder slotType(String slotType) {
            return put(SummaryItem.SLOT_TYPE, slotType);
        }

        /** The practice's own name of the session. */
        public Builder sessionType(String sessionType) {
            return put(SummaryItem.SESSION_TYPE, sessionType);
        }

        /** The role of whoever sees the patient. */
        public Builder practitionerRole(PractitionerRole role) {
            String display = role.display();
            return put(SummaryItem.PRACTITIONER_ROLE, display == null || display.isBlank() ? role.code() : display);
        }

        /** The place, by name and address. */
        public Builder location(Location location) {
            put(
                    SummaryItem.LOCATION_ADDRESS,
                    location.address().map(Address::display).orElse(""));
            return put(SummaryItem.LOCATION_NAME, location.name().orElse(""));
        }

        /** Who sees the patient, by name and gender. */
        public Builder practitioner(Practitioner practitioner) {
            put(
                    SummaryItem.PRACTITIONER_GENDER,
                    practitioner.gender().map(Gender::code).orElse(""));
            return put(
                    SummaryItem.PRACTITIONER_NAME,
                    practitioner.name().map(PersonName::display).orElse(""));
        }

        /** The healthcare service, by name. */
        public Builder healthcareService(HealthcareService service) {
            return put(SummaryItem.SERVICE_NAME, service.name().orElse(""));
        }

        /** The summary. */
        public Summary build() {
            return new Summary(texts, begun);
        }

        private Builder put(SummaryItem item, String text) {
            if (!text.isBlank()) {
                texts.put(item, text.strip());
            }
            return this;
        }
    }
}
