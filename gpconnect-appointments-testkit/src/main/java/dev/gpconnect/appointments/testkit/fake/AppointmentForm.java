package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.DomainResource;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/** What can be said of an appointment in a request without looking at the practice (P-BOOK-01 to P-BOOK-05, P-AMND-03). */
final class AppointmentForm {
    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_COMMENT = 500;
    private static final Map<String, String> VALUE_TYPES = Map.of(
            Gpc.EXT_BOOKING_ORGANISATION, "Reference",
            Gpc.EXT_DELIVERY_CHANNEL, "code",
            Gpc.EXT_PRACTITIONER_ROLE, "CodeableConcept",
            Gpc.EXT_CANCELLATION_REASON, "string");
    private static final Set<String> ORGANIZATION_EXTENSIONS =
            Set.of(Gpc.EXT_MAIN_LOCATION, Gpc.EXT_ORGANIZATION_PERIOD);

    private final FhirCodec codec;

    AppointmentForm(FhirCodec codec) {
        this.codec = codec;
    }

    /** Profile, forbidden elements and extensions; only a cancellation may carry a reason (P-BOOK-01, P-BOOK-02). */
    void checkElements(Appointment appointment, boolean cancellation) {
        require(
                appointment.getMeta().getProfile().stream()
                        .anyMatch(profile -> Gpc.PROFILE_APPOINTMENT.equals(profile.getValue())),
                "meta.profile must be GPConnect-Appointment-1.");
        require(!appointment.hasReason() && !appointment.hasSpecialty(), "reason and specialty must not be sent.");
        require(
                !appointment.hasAppointmentType()
                        && !appointment.hasIndication()
                        && !appointment.hasSupportingInformation()
                        && !appointment.hasIncomingReferral()
                        && !appointment.hasRequestedPeriod(),
                "An element that the profile excludes was sent.");
        checkExtensions(appointment, cancellation);
    }

    private void checkExtensions(Appointment appointment, boolean cancellation) {
        Set<String> seen = new HashSet<>();
        for (Extension extension : appointment.getExtension()) {
            String url = String.valueOf(extension.getUrl());
            boolean known = VALUE_TYPES.containsKey(url) && (cancellation || !url.equals(Gpc.EXT_CANCELLATION_REASON));
            require(known && seen.add(url), "An extension is unknown here or sent twice.");
            require(
                    extension.getValue() == null
                            || extension.getValue().fhirType().equals(VALUE_TYPES.get(url)),
                    "The value of an extension is of the wrong type.");
        }
        int allowed = appointment.getExtension().size();
        for (Resource contained : appointment.getContained()) {
            allowed += known(contained);
        }
        require(
                codec.extensions(appointment).size() == allowed,
                "An element carries an extension that is unknown here.");
    }

    private static int known(Resource contained) {
        return contained instanceof DomainResource resource
                ? (int) resource.getExtension().stream()
                        .filter(extension -> ORGANIZATION_EXTENSIONS.contains(extension.getUrl()))
                        .count()
                : 0;
    }

    /** What a booking must bring (P-BOOK-03, P-BOOK-04). */
    static void checkBooking(Appointment appointment) {
        require(appointment.getStatus() == AppointmentStatus.BOOKED, "status must be booked.");
        require(
                appointment.hasStart() && appointment.hasEnd() && appointment.hasSlot(),
                "start, end and slot are mandatory.");
        require(appointment.hasDescription() && !appointment.getDescription().isBlank(), "description is mandatory.");
        require(appointment.hasCreated(), "created is mandatory.");
        require(appointment.hasParticipant(), "participants are mandatory.");
        checkParticipants(appointment);
        require(
                appointment.getIdentifier().stream().allMatch(id -> id.hasSystem() && id.hasValue()),
                "An identifier needs system and value.");
        if (appointment.hasMinutesDuration()) {
            Duration duration = Duration.between(start(appointment), end(appointment));
            require(
                    duration.equals(Duration.ofMinutes(appointment.getMinutesDuration())),
                    "minutesDuration is not the time between start and end.");
        }
    }

    static void checkParticipants(Appointment appointment) {
        require(
                appointment.getParticipant().stream()
                        .allMatch(participant -> participant.getActor().hasReference() && participant.hasStatus()),
                "Each participant needs an actor's reference and a status.");
    }

    /** The limits of the two texts, in UTF-16 units; nothing is ever cut, and a stored description may come back (P-BOOK-05). */
    static void checkTexts(Appointment appointment, @Nullable String stored) {
        String description = appointment.getDescription();
        String comment = appointment.getComment();
        require(
                description == null || description.length() <= MAX_DESCRIPTION || description.equals(stored),
                "description is longer than 100 characters.");
        require(comment == null || comment.length() <= MAX_COMMENT, "comment is longer than 500 characters.");
    }

    static Instant start(Appointment appointment) {
        return instant(appointment.getStartElement().getValueAsString());
    }

    static Instant end(Appointment appointment) {
        return instant(appointment.getEndElement().getValueAsString());
    }

    private static Instant instant(String text) {
        Instant instant = UkTime.tryInstant(text);
        if (instant == null) {
            throw Refusal.invalidResource("start and end need a date, a time and an offset.");
        }
        return instant;
    }

    private static void require(boolean holds, String diagnostics) {
        if (!holds) {
            throw Refusal.invalidResource(diagnostics);
        }
    }
}
