package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a request would change besides status, description, comment and reason (P-AMND-07, P-CANC-04). Meta and order do not count; what
 * the practice itself added may be missing (M-APPT-28), but not be different.
 */
final class AppointmentChange {
    private final Appointment stored;
    private final Appointment sent;

    AppointmentChange(Appointment stored, Appointment sent) {
        this.stored = stored;
        this.sent = sent;
    }

    /** The name of the first element that differs; null when none does. */
    @Nullable String first() {
        if (!sameTime(
                        stored.getStartElement().getValueAsString(),
                        sent.getStartElement().getValueAsString())
                || !sameTime(
                        stored.getEndElement().getValueAsString(),
                        sent.getEndElement().getValueAsString())) {
            return "start or end";
        }
        if (!sameTime(
                stored.getCreatedElement().getValueAsString(),
                sent.getCreatedElement().getValueAsString())) {
            return "created";
        }
        if (!same(stored.getSlot(), sent.getSlot())) {
            return "slot";
        }
        if (!sameParticipants()) {
            return "participant";
        }
        if (!sameBooker()) {
            return "the booking organisation";
        }
        return sameDerived() ? null : "an element that the practice set";
    }

    private boolean sameParticipants() {
        List<AppointmentParticipantComponent> rest = new ArrayList<>(stored.getParticipant());
        for (String type : List.of("Practitioner", "HealthcareService")) {
            if (sent.getParticipant().stream().noneMatch(each -> ShownAppointments.isA(type, each))) {
                rest.removeIf(each -> ShownAppointments.isA(type, each));
            }
        }
        return same(rest, sent.getParticipant());
    }

    private boolean sameBooker() {
        return same(bare(stored), bare(sent)) && refersToBooker(stored) == refersToBooker(sent);
    }

    /** Whether the extension is there and points at the contained organisation, whose id need not be the stored one. */
    private static boolean refersToBooker(Appointment appointment) {
        Type value = Extensions.value(appointment, Gpc.EXT_BOOKING_ORGANISATION);
        return value instanceof Reference reference
                && appointment.getContained().stream()
                        .anyMatch(contained -> contained instanceof Organization organization
                                && ("#" + BookingOrganisations.bareId(organization)).equals(reference.getReference()));
    }

    private static List<Resource> bare(Appointment appointment) {
        List<Resource> bare = new ArrayList<>();
        for (Resource contained : appointment.getContained()) {
            Resource copy = contained instanceof Organization organization ? organization.copy() : contained;
            copy.setMeta(null);
            copy.setId((String) null);
            bare.add(copy);
        }
        return bare;
    }

    private boolean sameDerived() {
        return omittedOrSame(sent.getIdentifier(), stored.getIdentifier())
                && omittedOrSame(sent.getServiceType(), stored.getServiceType())
                && (!sent.hasServiceCategory() || stored.getServiceCategory().equalsDeep(sent.getServiceCategory()))
                && (!sent.hasPriority() || (stored.hasPriority() && stored.getPriority() == sent.getPriority()))
                && (!sent.hasMinutesDuration() || sent.getMinutesDuration() == minutes())
                && sameExtension(Gpc.EXT_DELIVERY_CHANNEL)
                && sameExtension(Gpc.EXT_PRACTITIONER_ROLE);
    }

    private long minutes() {
        return Duration.between(AppointmentForm.start(stored), AppointmentForm.end(stored))
                .toMinutes();
    }

    private boolean sameExtension(String url) {
        return omittedOrSame(Extensions.all(sent, url), Extensions.all(stored, url));
    }

    private static boolean omittedOrSame(List<? extends Base> sent, List<? extends Base> stored) {
        return sent.isEmpty() || same(stored, sent);
    }

    private static boolean same(List<? extends Base> stored, List<? extends Base> sent) {
        List<Base> rest = new ArrayList<>(stored);
        for (Base item : sent) {
            int index = 0;
            while (index < rest.size() && !rest.get(index).equalsDeep(item)) {
                index++;
            }
            if (index == rest.size()) {
                return false;
            }
            rest.remove(index);
        }
        return rest.isEmpty();
    }

    private static boolean sameTime(@Nullable String stored, @Nullable String sent) {
        Instant left = UkTime.tryInstant(stored);
        Instant right = UkTime.tryInstant(sent);
        if (left == null || right == null) {
            return Objects.equals(stored, sent);
        }
        return left.equals(right);
    }
}
