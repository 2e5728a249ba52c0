package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
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

/**
 * A stored appointment in one version; a change replaces it. Its content is kept as text, which takes a tenth of the memory, since a
 * practice keeps every appointment unless it is told otherwise.
 */
public final class AppointmentEntry {
    private final String id;
    private final int version;
    private final Instant modified;
    private final byte[] content;
    private final Instant start;
    private final Instant end;
    private final boolean cancelled;
    private final boolean visit;
    private final String patientId;
    private final List<String> slotIds;
    private final @Nullable String bookedBy;

    /** A version of an appointment with this content. */
    public AppointmentEntry(String id, int version, Instant modified, Appointment content) {
        this.id = id;
        this.version = version;
        this.modified = modified;
        this.content = FhirCodec.pack(content);
        this.start = moment(content.getStartElement().getValueAsString());
        this.end = moment(content.getEndElement().getValueAsString());
        this.cancelled = content.getStatus() == AppointmentStatus.CANCELLED;
        this.visit = Gpc.CHANNEL_VISIT.equals(Extensions.text(content, Gpc.EXT_DELIVERY_CHANNEL));
        this.patientId = patientId(content);
        this.slotIds = content.getSlot().stream()
                .map(slot -> slot.getReference().substring("Slot/".length()))
                .toList();
        this.bookedBy = bookedBy(content);
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
        return FhirCodec.unpack(Appointment.class, content);
    }

    /** When it begins. */
    public Instant start() {
        return start;
    }

    /** When it ends. */
    public Instant end() {
        return end;
    }

    /** Whether it was cancelled, which is final. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Whether it is a visit, which only the practice itself changes (P-VIS-01). */
    public boolean visit() {
        return visit;
    }

    /** The practice's own id of the patient. */
    public String patientId() {
        return patientId;
    }

    /** The slots it takes, in their order. */
    public List<String> slotIds() {
        return slotIds;
    }

    /** The ODS code of the booking organisation; null for a booking made inside the practice (M-APPT-04). */
    public @Nullable String bookedBy() {
        return bookedBy;
    }

    private static Instant moment(@Nullable String text) {
        return Objects.requireNonNull(UkTime.tryInstant(text), "start or end");
    }

    private static String patientId(Appointment content) {
        return content.getParticipant().stream()
                .map(participant -> participant.getActor().getReference())
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .findFirst()
                .orElse("");
    }

    private static @Nullable String bookedBy(Appointment content) {
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
