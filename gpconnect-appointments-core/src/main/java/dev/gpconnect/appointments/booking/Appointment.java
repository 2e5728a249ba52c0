package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.FhirDocument;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PractitionerRole;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment in a practice's diary, whoever booked it. It keeps the bytes it was read from, so that an amendment or a
 * cancellation sends back everything that is in it, understood or not (C-AMND-02, C-CANC-01).
 */
public final class Appointment {

    private final CallInfo call;
    private final FhirDocument document;
    private final AppointmentReader read;
    private final @Nullable String versionId;
    private final ZonedDateTime start;
    private final ZonedDateTime end;

    private Appointment(FhirDocument document, AppointmentReader read, @Nullable String etag, CallInfo call) {
        Datatypes.id(read.texts.get("id"), "Appointment");
        this.call = call;
        this.document = document;
        this.read = read;
        this.versionId = VersionTag.of(read.versionId, etag);
        this.start = Datatypes.time(read.texts.get("start"), "Appointment.start");
        this.end = Datatypes.time(read.texts.get("end"), "Appointment.end");
    }

    /**
     * Reads an Appointment from the FHIR JSON that a practice sent.
     *
     * @param json the resource
     * @param etag the {@code ETag} it came with, which stands in for a missing {@code meta.versionId}; or null
     * @param call the exchange it came in
     * @throws UnreadableContentException if the bytes are not an Appointment with id, start and end
     */
    public static Appointment parse(byte[] json, @Nullable String etag, CallInfo call) {
        FhirDocument document = FhirDocument.of(json);
        return Resources.read(document.bytes(), "Appointment", cursor -> {
            AppointmentReader reader = new AppointmentReader(cursor);
            cursor.object(reader::member);
            return new Appointment(document, reader, etag, call);
        });
    }

    /** The practice whose diary it is in; only there can it be changed (C-GEN-04). */
    public OdsCode practice() {
        return call.practice();
    }

    /** The practice's own id of the appointment. */
    public String id() {
        return Objects.requireNonNull(read.texts.get("id"));
    }

    /** The version that was read, which a change names in {@code If-Match} (W-VER-02); absent when the practice did not tell. */
    public Optional<String> versionId() {
        return Optional.ofNullable(versionId);
    }

    /** Its state; absent only in an appointment that lacks it. */
    public Optional<AppointmentStatus> status() {
        return text("status").map(AppointmentStatus::new);
    }

    /** When it begins, in London time. */
    public ZonedDateTime start() {
        return start;
    }

    /** When it ends, in London time. */
    public ZonedDateTime end() {
        return end;
    }

    /** What it is, as stored; a practice with a single text field may have merged the comment into it (D-TXT-04). */
    public Optional<String> description() {
        return text("description");
    }

    /** What else the practice was told, as stored; for a visit, the kind of visit (M-APPT-21). */
    public Optional<String> comment() {
        return text("comment");
    }

    /** When it was booked, as the practice wrote it. */
    public Optional<String> created() {
        return text("created");
    }

    /** The ids of its slots, in order of time. */
    public List<String> slotIds() {
        return read.slotReferences.stream()
                .map(reference -> Datatypes.idIn(reference, "Slot"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How it takes place. */
    public Optional<DeliveryChannel> deliveryChannel() {
        return extension(Extension.DELIVERY_CHANNEL).map(Extension::code).map(DeliveryChannel::of);
    }

    /** Whether it is a visit, which can be seen but not changed (C-READ-03). */
    public boolean isVisit() {
        return deliveryChannel().map(DeliveryChannel.VISIT::equals).orElse(false);
    }

    /** Whether it is cancelled, which is final (C-CANC-05). */
    public boolean isCancelled() {
        return status().map(AppointmentStatus.CANCELLED::equals).orElse(false);
    }

    /** Whether it has begun by now, to the second: from then on it can only be seen (C-RETR-05). */
    public boolean hasBegun(Instant now) {
        return !start.toInstant().isAfter(now);
    }

    /** Whether it is over by now. */
    public boolean hasEnded(Instant now) {
        return !end.toInstant().isAfter(now);
    }

    /** How the practice has stored the texts of the booking that it answered with this appointment (C-BOOK-11, D-TXT-04). */
    public StoredTexts storedTexts(Booking booking) {
        return new TextComparison(this)
                .description(booking.description())
                .comment(booking.comment().orElse(null))
                .result();
    }

    /** How the practice has stored the texts of the amendment that it answered with this appointment; only those are compared. */
    public StoredTexts storedTexts(Amendment amendment) {
        return amendment.in(this);
    }

    /** The role of whoever sees the patient. */
    public Optional<PractitionerRole> practitionerRole() {
        return extension(Extension.PRACTITIONER_ROLE).map(Extension::role);
    }

    /** Why it was cancelled; a practice may have cut the text short (C-CANC-04). */
    public Optional<String> cancellationReason() {
        return extension(Extension.CANCELLATION_REASON).map(Extension::string);
    }

    /** Who booked it; absent when it was not booked through GP Connect (M-APPT-04). */
    public Optional<BookingOrganisation> bookingOrganisation() {
        return Optional.ofNullable(read.bookingOrganisation());
    }

    /** The practice's own name of this kind of slot. */
    public Optional<String> slotType() {
        return Optional.ofNullable(read.serviceType);
    }

    /** The practice's own name of the session. */
    public Optional<String> sessionType() {
        return Optional.ofNullable(read.serviceCategory);
    }

    /** The practice's own id of the patient. */
    public Optional<String> patientId() {
        return Optional.ofNullable(read.actorId("Patient"));
    }

    /** The id of the location. */
    public Optional<String> locationId() {
        return Optional.ofNullable(read.actorId("Location"));
    }

    /** The id of the practitioner. */
    public Optional<String> practitionerId() {
        return Optional.ofNullable(read.actorId("Practitioner"));
    }

    /** The id of the healthcare service; from 1.2.8 providers with service filtering only (M-APPT-25). */
    public Optional<String> healthcareServiceId() {
        return Optional.ofNullable(read.actorId("HealthcareService"));
    }

    /** The resource as the practice sent it; a copy. */
    public byte[] json() {
        return document.bytes();
    }

    /**
     * Practice, id, version and start as JSON, for an application that holds the appointment between two requests of its own (W-SDS-06,
     * D-CA-03). Nothing in it comes from the texts, not even a digest, from which a short text could be guessed.
     * {@code PatientRecord.resumeAppointment} takes it up.
     *
     * @throws RefusedException if the practice's version is longer than 1,000 characters
     */
    public String toCarriedJson() {
        return ResumedAppointment.carry(this);
    }

    /** The trace id of the exchange it came in. */
    public UUID traceId() {
        return call.traceId();
    }

    /** Whether the other holds the same, in any order, in everything but its version and when that was made. */
    public boolean hasSameContentAs(Appointment other) {
        return ContentComparison.same(document.bytes(), other.document.bytes());
    }

    FhirDocument document() {
        return document;
    }

    /** Practice, id and version only: the rest may name the patient. */
    @Override
    public String toString() {
        return "Appointment[" + practice() + " " + id() + ", version " + versionId + "]";
    }

    private Optional<String> text(String member) {
        return Optional.ofNullable(read.texts.get(member));
    }

    private Optional<Extension> extension(String url) {
        return Optional.ofNullable(read.extensions.get(url));
    }
}
