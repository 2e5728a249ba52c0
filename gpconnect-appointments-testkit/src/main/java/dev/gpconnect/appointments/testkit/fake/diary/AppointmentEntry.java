package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.OdsCodes;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** A stored appointment in one version; a change replaces it. Its content is never handed out, only copies of it. */
public final class AppointmentEntry {
    private final String id;
    private final int version;
    private final Instant modified;
    private final Appointment content;

    /** A version of an appointment; the content is not copied, so the caller hands it over. */
    public AppointmentEntry(String id, int version, Instant modified, Appointment content) {
        this.id = id;
        this.version = version;
        this.modified = modified;
        this.content = content;
    }

    /** The next version with another content (P-AMND-08, P-CANC-05). */
    public AppointmentEntry next(Appointment changed, Instant now) {
        return new AppointmentEntry(id, version + 1, now, changed);
    }

    /** The appointment's id; the practice counts them from 1. */
    public String id() {
        return id;
    }

    /** The value of {@code meta.versionId}, which grows by one with every change (W-VER-01). */
    public String version() {
        return Integer.toString(version);
    }

    /** When this version was made. */
    public Instant modified() {
        return modified;
    }

    /** A copy of the resource, without its id, version and profile. */
    public Appointment content() {
        return content.copy();
    }

    /** When it begins; the content of every stored appointment says so. */
    public Instant start() {
        return Objects.requireNonNull(
                UkTime.tryInstant(content.getStartElement().getValueAsString()), "start");
    }

    Instant end() {
        return Objects.requireNonNull(UkTime.tryInstant(content.getEndElement().getValueAsString()), "end");
    }

    /** Whether its status is {@code cancelled}. */
    public boolean cancelled() {
        return content.getStatus() == AppointmentStatus.CANCELLED;
    }

    /** Whether its delivery channel is a Visit, which nobody outside the practice may change (P-AMND-05). */
    public boolean visit() {
        return Gpc.CHANNEL_VISIT.equals(Extensions.text(content, Gpc.EXT_DELIVERY_CHANNEL));
    }

    /** The practice's own id of its patient; empty when it has none. */
    public String patientId() {
        return content.getParticipant().stream()
                .map(participant -> participant.getActor().getReference())
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .findFirst()
                .orElse("");
    }

    /** The ids of the slots that it names, in its order, cancelled or not. */
    public List<String> slotIds() {
        return content.getSlot().stream()
                .map(slot -> slot.getReference().substring("Slot/".length()))
                .toList();
    }

    /** The ODS code of the booking organisation; null for a booking made inside the practice (M-APPT-04). */
    @Nullable String bookedBy() {
        return content.getContained().stream()
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .map(OdsCodes::of)
                .findFirst()
                .orElse(null);
    }

    /** Hides the patient. */
    @Override
    public String toString() {
        return "AppointmentEntry[" + id + ", version " + version + "]";
    }
}
