package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** A stored appointment in one version. */
public final class AppointmentView {
    private final AppointmentEntry entry;

    /** Shows a version that will not change any more. */
    public AppointmentView(AppointmentEntry entry) {
        this.entry = entry;
    }

    /**
     * The appointment's id.
     *
     * @return counted from 1
     */
    public String id() {
        return entry.id();
    }

    /**
     * The version seen.
     *
     * @return the value of {@code meta.versionId}
     */
    public String versionId() {
        return entry.version();
    }

    /**
     * Whether it is cancelled.
     *
     * @return false while it is booked
     */
    public boolean cancelled() {
        return entry.cancelled();
    }

    /**
     * When it begins.
     *
     * @return in London time
     */
    public ZonedDateTime start() {
        return entry.start().atZone(UkTime.ZONE);
    }

    /**
     * When it ends.
     *
     * @return in London time
     */
    public ZonedDateTime end() {
        return entry.end().atZone(UkTime.ZONE);
    }

    /**
     * The slots that it holds, or held before it was cancelled.
     *
     * @return their ids in order of time
     */
    public List<String> slotIds() {
        return entry.slotIds();
    }

    /**
     * Whose it is.
     *
     * @return the practice's own id of the patient
     */
    public String patientId() {
        return entry.patientId();
    }

    /**
     * Who booked it.
     *
     * @return the ODS code of the booking organisation; null when it was booked inside the practice
     */
    public @Nullable String bookedBy() {
        return entry.bookedBy();
    }

    /**
     * What the booking organisation calls itself.
     *
     * @return null when it was booked inside the practice
     */
    public @Nullable String bookedByName() {
        return entry.content().getContained().stream()
                .filter(Organization.class::isInstance)
                .map(organisation -> ((Organization) organisation).getName())
                .findFirst()
                .orElse(null);
    }

    /**
     * Its delivery channel.
     *
     * @return for example {@code In-person} or {@code Visit}
     */
    public String deliveryChannel() {
        return Objects.requireNonNullElse(Extensions.text(entry.content(), Gpc.EXT_DELIVERY_CHANNEL), "");
    }

    /**
     * Its description.
     *
     * @return null in a broken record only
     */
    public @Nullable String description() {
        return entry.content().getDescription();
    }

    /**
     * Its comment.
     *
     * @return null when there is none
     */
    public @Nullable String comment() {
        return entry.content().getComment();
    }

    /**
     * Why it was cancelled.
     *
     * @return null while it is booked
     */
    public @Nullable String cancellationReason() {
        return Extensions.text(entry.content(), Gpc.EXT_CANCELLATION_REASON);
    }

    /** Shows the id and the version; the rest is the patient's. */
    @Override
    public String toString() {
        return "AppointmentView[" + id() + ", version " + versionId() + "]";
    }
}
