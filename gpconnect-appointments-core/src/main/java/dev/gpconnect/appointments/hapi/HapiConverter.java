package dev.gpconnect.appointments.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.OutcomeReader;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Schedule;
import org.hl7.fhir.dstu3.model.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the SDK handles into HAPI FHIR structures of STU3, and back, for an application that uses HAPI elsewhere. It is
 * thread-safe.
 *
 * <pre>{@code
 * HapiConverter converter = HapiConverter.using(FhirContext.forDstu3Cached());
 * org.hl7.fhir.dstu3.model.Appointment stored = converter.appointment(booked);
 * }</pre>
 *
 * <p>An appointment is converted from the bytes it was read from; everything else from what the SDK knows of it, so that
 * converting back gives the same view. A code that FHIR does not know, which HAPI has no value for, is kept as text. The
 * structures hold patient data, and their {@code toString()} and HAPI's messages may show it.
 */
@SuppressWarnings("exports") // HAPI's types: who has none does not come here
public final class HapiConverter {

    private final HapiJson json;

    private HapiConverter(FhirContext context) {
        this.json = new HapiJson(context);
    }

    /**
     * A converter that works with this context, which takes seconds to make: use the one the application has.
     *
     * @throws IllegalArgumentException if the context is for another version of FHIR than STU3, which HAPI calls DSTU3
     */
    public static HapiConverter using(FhirContext context) {
        FhirVersionEnum version = context.getVersion().getVersion();
        if (version != FhirVersionEnum.DSTU3) {
            throw new IllegalArgumentException(
                    "GP Connect is FHIR STU3 and this context is for " + version + "; use FhirContext.forDstu3()");
        }
        return new HapiConverter(context);
    }

    /**
     * The appointment with everything the practice sent that STU3 has a place for, extensions that nobody knows among it. A
     * version that came beside the appointment, in an {@code ETag}, is in {@code meta.versionId} (W-VER-02).
     *
     * @throws UnreadableContentException if HAPI cannot read what the practice sent, being less tolerant than the SDK
     */
    public org.hl7.fhir.dstu3.model.Appointment appointment(Appointment appointment) {
        org.hl7.fhir.dstu3.model.Appointment written =
                json.read(org.hl7.fhir.dstu3.model.Appointment.class, appointment.json());
        appointment.versionId().ifPresent(version -> {
            written.getMeta().setVersionId(version);
            written.setId(written.getIdElement().withVersion(version));
        });
        return written;
    }

    /**
     * The slot, its times as the practice wrote them (W-DT-10). One that FHIR does not allow, such as a time without seconds,
     * is in the usual form instead.
     */
    public Slot slot(FreeSlot slot) {
        return DiaryToHapi.slot(slot);
    }

    /** The session that the slot is in, with its actors by reference; nothing if the slot does not name it. */
    public Optional<Schedule> schedule(FreeSlot slot) {
        return DiaryToHapi.schedule(slot);
    }

    /**
     * The slots as a searchset: each slot, then each schedule, location, practitioner, organisation and healthcare service
     * that they share, once (M-BUN-01).
     */
    public Bundle bundle(FreeSlots slots) {
        return DiaryToHapi.bundle(slots);
    }

    /** The location. */
    public org.hl7.fhir.dstu3.model.Location location(Location location) {
        return RecordsToHapi.location(location);
    }

    /** The practitioner. */
    public org.hl7.fhir.dstu3.model.Practitioner practitioner(Practitioner practitioner) {
        return RecordsToHapi.practitioner(practitioner);
    }

    /** The organisation. */
    public Organization organization(Organisation organisation) {
        return RecordsToHapi.organisation(organisation);
    }

    /** The healthcare service. */
    public org.hl7.fhir.dstu3.model.HealthcareService healthcareService(HealthcareService service) {
        return RecordsToHapi.healthcareService(service);
    }

    /**
     * The patient as the practice has them, the name as the official one (M-PAT-06). Whether the NHS number is verified is not
     * in it (M-EXT-05), as the SDK does not keep what the practice says of that.
     *
     * @param number the NHS number, which a {@link Patient} confirms but never shows
     * @throws IllegalArgumentException if the patient does not have this number
     */
    public org.hl7.fhir.dstu3.model.Patient patient(Patient patient, NhsNumber number) {
        return RecordsToHapi.patient(patient, number);
    }

    /**
     * What a practice or the Spine proxy said went wrong, such as the issues of a service exception, each with severity
     * {@code error} (M-OO-01).
     */
    public OperationOutcome operationOutcome(List<Issue> issues) {
        return RecordsToHapi.outcome(issues);
    }

    /**
     * The appointment that the structure holds, to be amended or cancelled at the practice it came from.
     *
     * @param call the practice whose diary it is in, and the exchange it came in
     * @throws UnreadableContentException if it lacks id, start or end, or cannot be written as JSON
     */
    public Appointment appointment(org.hl7.fhir.dstu3.model.Appointment appointment, CallInfo call) {
        return Appointment.parse(json.write(appointment), null, Objects.requireNonNull(call, "call"));
    }

    /**
     * The free slots in a searchset with slots, schedules and their actors, held to what was asked as an answer to a search is
     * (C-SLOT-06).
     *
     * @param bundle the searchset
     * @param search what was asked
     * @param searchedAs the organisation type the search named, or null when it named none
     * @param now what counts as past
     * @param call the practice that offers them, and the exchange they came in
     * @throws UnreadableContentException if a slot lacks id or times, or the Bundle cannot be written as JSON
     */
    public FreeSlots freeSlots(
            Bundle bundle, SlotSearch search, @Nullable OrganisationType searchedAs, Instant now, CallInfo call) {
        try {
            return FreeSlots.read(new ByteArrayInputStream(json.write(bundle)), search, searchedAs, now, call);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    /**
     * The location that the structure holds.
     *
     * @throws UnreadableContentException if it lacks an id, or cannot be written as JSON
     */
    public Location location(org.hl7.fhir.dstu3.model.Location location) {
        return Location.parse(json.write(location));
    }

    /**
     * The practitioner that the structure holds.
     *
     * @throws UnreadableContentException if it lacks an id, or cannot be written as JSON
     */
    public Practitioner practitioner(org.hl7.fhir.dstu3.model.Practitioner practitioner) {
        return Practitioner.parse(json.write(practitioner));
    }

    /**
     * The organisation that the structure holds.
     *
     * @throws UnreadableContentException if it lacks an id, or cannot be written as JSON
     */
    public Organisation organisation(Organization organization) {
        return Organisation.parse(json.write(organization));
    }

    /**
     * The healthcare service that the structure holds.
     *
     * @throws UnreadableContentException if it lacks an id, or cannot be written as JSON
     */
    public HealthcareService healthcareService(org.hl7.fhir.dstu3.model.HealthcareService service) {
        return HealthcareService.parse(json.write(service));
    }

    /**
     * The patient that the structure holds.
     *
     * @throws UnreadableContentException if it lacks an id, or cannot be written as JSON
     */
    public Patient patient(org.hl7.fhir.dstu3.model.Patient patient) {
        return Patient.parse(json.write(patient));
    }

    /**
     * The issues that the structure lists, as a service exception would have them (W-OO-01).
     *
     * @throws UnreadableContentException if it cannot be written as JSON
     */
    public List<Issue> issues(OperationOutcome outcome) {
        return OutcomeReader.read(json.write(outcome)).orElseGet(List::of);
    }
}
