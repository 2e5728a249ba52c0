package dev.gpconnect.appointments.testkit.fake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** A stored appointment in one version; a change replaces it. Its content is never handed out, only copies of it. */
final class AppointmentEntry {
    private final String id;
    private final int version;
    private final Instant modified;
    private final Appointment content;

    AppointmentEntry(String id, int version, Instant modified, Appointment content) {
        this.id = id;
        this.version = version;
        this.modified = modified;
        this.content = content;
    }

    /** The next version with another content (P-AMND-08, P-CANC-05). */
    AppointmentEntry next(Appointment changed, Instant now) {
        return new AppointmentEntry(id, version + 1, now, changed);
    }

    String id() {
        return id;
    }

    String version() {
        return Integer.toString(version);
    }

    Instant modified() {
        return modified;
    }

    Appointment content() {
        return content.copy();
    }

    Instant start() {
        return Objects.requireNonNull(
                UkTime.tryInstant(content.getStartElement().getValueAsString()), "start");
    }

    Instant end() {
        return Objects.requireNonNull(UkTime.tryInstant(content.getEndElement().getValueAsString()), "end");
    }

    boolean cancelled() {
        return content.getStatus() == AppointmentStatus.CANCELLED;
    }

    boolean visit() {
        return Gpc.CHANNEL_VISIT.equals(Extensions.text(content, Gpc.EXT_DELIVERY_CHANNEL));
    }

    String patientId() {
        return content.getParticipant().stream()
                .map(participant -> participant.getActor().getReference())
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .findFirst()
                .orElse("");
    }

    List<String> slotIds() {
        return content.getSlot().stream()
                .map(slot -> slot.getReference().substring("Slot/".length()))
                .toList();
    }

    /** The ODS code of the booking organisation; null for a booking made inside the practice (M-APPT-04). */
    @Nullable String bookedBy() {
        return content.getContained().stream()
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .map(BookingOrganisations::odsCode)
                .findFirst()
                .orElse(null);
    }

    /** Hides the patient. */
    @Override
    public String toString() {
        return "AppointmentEntry[" + id + ", version " + version + "]";
    }
}
