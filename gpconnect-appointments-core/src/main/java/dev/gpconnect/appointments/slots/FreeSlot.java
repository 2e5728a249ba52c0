package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fhir.StateReader;
import dev.gpconnect.appointments.fhir.StateWriter;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.organisations.Summary;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A free slot in a practice's diary, with everything a user must be shown (C-SLOT-05) and everything a booking sends back
 * (C-SLOT-07). It belongs to the practice that offered it and ages at once: search again before booking after a pause
 * (C-SLOT-08).
 */
public final class FreeSlot {

    private static final String TYPE = "slot";

    private final OdsCode practice;
    private final @Nullable OrganisationType searchedAs;
    private final SlotReader slot;
    private final ScheduleReader schedule;
    private final ZonedDateTime start;
    private final ZonedDateTime end;
    private final @Nullable Location location;
    private final @Nullable Practitioner practitioner;
    private final @Nullable HealthcareService healthcareService;
    private final @Nullable Organisation organisation;

    FreeSlot(SlotBundle bundle, SlotReader slot, ScheduleReader schedule) {
        this.practice = bundle.practice();
        this.searchedAs = bundle.searchedAs();
        this.slot = slot;
        this.schedule = schedule;
        this.start = slot.start();
        this.end = slot.end();
        this.location = bundle.location(schedule.locationId());
        this.practitioner = bundle.practitioner(schedule.practitionerId());
        this.healthcareService = bundle.healthcareService(schedule.healthcareServiceId());
        this.organisation = bundle.organisation(location);
    }

    /**
     * Takes up a slot that {@link #toCarriedJson} gave. Its location, practitioner, healthcare service and organisation are known by their
     * ids only.
     *
     * @param practice the practice it has to be of
     * @throws RefusedException if the JSON is not such a text (W-SDS-06), or of another practice (C-GEN-04)
     */
    public static FreeSlot resume(String json, OdsCode practice) {
        return StateReader.read(json, TYPE, practice, state -> {
            String searchedAs = state.text("searchedAs");
            OrganisationType type = searchedAs == null ? null : OrganisationType.of(searchedAs);
            return new FreeSlot(new SlotBundle(practice, type), SlotReader.resume(state), ScheduleReader.resume(state));
        });
    }

    /** The practice that offers the slot; only there can it be booked (C-GEN-04). */
    public OdsCode practice() {
        return practice;
    }

    /** The practice's own id of the slot. */
    public String id() {
        return slot.id();
    }

    /** When it begins, in London time. */
    public ZonedDateTime start() {
        return start;
    }

    /** When it ends, in London time. */
    public ZonedDateTime end() {
        return end;
    }

    /** The start as the practice wrote it, which a booking repeats to the letter (W-DT-10). */
    public String startText() {
        return slot.startText();
    }

    /** The end as the practice wrote it, which a booking repeats to the letter (W-DT-10). */
    public String endText() {
        return slot.endText();
    }

    /** How long it is. */
    public Duration duration() {
        return Duration.between(start, end);
    }

    /** How the appointment takes place; a practice should always tell. */
    public Optional<DeliveryChannel> deliveryChannel() {
        return Optional.ofNullable(slot.channel());
    }

    /** The practice's own name of this kind of slot; absent from providers before 1.2.7. */
    public Optional<String> slotType() {
        return Optional.ofNullable(slot.serviceType());
    }

    /** The practice's own name of the session the slot is in. */
    public Optional<String> sessionType() {
        return Optional.ofNullable(schedule.serviceCategory());
    }

    /** The id of the schedule, that is of the session, the slot is in. */
    public Optional<String> scheduleId() {
        return Optional.ofNullable(slot.scheduleId());
    }

    /** The role of whoever runs the session. */
    public Optional<PractitionerRole> practitionerRole() {
        return Optional.ofNullable(schedule.role());
    }

    /** The id of the location. A slot without one cannot be booked (M-APPT-23). */
    public Optional<String> locationId() {
        return Optional.ofNullable(schedule.locationId());
    }

    /** Where it takes place. */
    public Optional<Location> location() {
        return Optional.ofNullable(location);
    }

    /** The id of the practitioner; absent for a session that is not staffed yet. */
    public Optional<String> practitionerId() {
        return Optional.ofNullable(schedule.practitionerId());
    }

    /** Who runs the session; absent for a session that is not staffed yet. */
    public Optional<Practitioner> practitioner() {
        return Optional.ofNullable(practitioner);
    }

    /** The id of the healthcare service that the session belongs to; from 1.2.8 providers with service filtering only. */
    public Optional<String> healthcareServiceId() {
        return Optional.ofNullable(schedule.healthcareServiceId());
    }

    /** The healthcare service that the session belongs to; comes only where the search named a service (C-SLOT-09). */
    public Optional<HealthcareService> healthcareService() {
        return Optional.ofNullable(healthcareService);
    }

    /** The organisation that runs the location. */
    public Optional<Organisation> organisation() {
        return Optional.ofNullable(organisation);
    }

    /**
     * Whether this slot and that one may be booked as one appointment, this one first: it begins when this one ends, and both
     * have the same schedule, delivery channel and slot type, and were found in the same way (C-BOOK-08).
     */
    public boolean mayPrecede(FreeSlot next) {
        return end.isAfter(start) && next.start.isEqual(end) && kind().equals(next.kind());
    }

    /** The organisation type the search named, which the booking must name again (C-BOOK-06); nothing when it named none. */
    public Optional<OrganisationType> searchedAs() {
        return Optional.ofNullable(searchedAs);
    }

    /** What to show of the slot, as it came: nothing is asked of the practice (C-SLOT-05, D-UI-01). */
    public Summary summary() {
        Summary.Builder summary = Summary.builder(start, end).status("free");
        deliveryChannel().ifPresent(summary::deliveryChannel);
        slotType().ifPresent(summary::slotType);
        sessionType().ifPresent(summary::sessionType);
        practitionerRole().ifPresent(summary::practitionerRole);
        location().ifPresent(summary::location);
        practitioner().ifPresent(summary::practitioner);
        healthcareService().ifPresent(summary::healthcareService);
        return summary.build();
    }

    boolean isFree() {
        return slot.isFree();
    }

    /** What slots that are booked as one appointment have in common. */
    Kind kind() {
        return new Kind(practice, searchedAs, slot.scheduleId(), slot.channel(), slot.serviceType());
    }

    /**
     * The slot as JSON, for an application that holds it between two requests of its own (W-SDS-06, D-CA-03). It has what a booking is
     * made of and what the practice calls the slot, in ASCII of at most 16 kB, and nothing of any patient. {@code Practice.resumeSlot}
     * takes it up.
     *
     * @throws RefusedException if the practice sent a text that is not carried: with control characters, or of more than 1,000
     *     characters
     */
    public String toCarriedJson() {
        StateWriter state = new StateWriter(TYPE, practice);
        slot.carry(state);
        schedule.carry(state);
        return state.text("searchedAs", searchedAs == null ? null : searchedAs.code())
                .toJson();
    }

    @Override
    public String toString() {
        return "FreeSlot[" + practice + " " + id() + ", " + start + "]";
    }

    record Kind(
            OdsCode practice,
            @Nullable OrganisationType searchedAs,
            @Nullable String scheduleId,
            @Nullable DeliveryChannel channel,
            @Nullable String slotType) {}
}
