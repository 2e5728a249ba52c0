package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.jspecify.annotations.Nullable;

/** Everything a practice holds. It is filled before the practice opens; afterwards it is read and changed under the practice's lock. */
public final class PracticeBook {
    private final PracticeIdentity identity;
    private final Clock clock;
    private final FakePds pds;
    private final Map<String, LocationEntry> locations = new LinkedHashMap<>();
    private final Map<String, PractitionerEntry> practitioners = new LinkedHashMap<>();
    private final Map<String, ScheduleEntry> schedules = new LinkedHashMap<>();
    private final Map<String, SlotEntry> slots = new LinkedHashMap<>();
    private final Map<String, ServiceEntry> services = new LinkedHashMap<>();
    private final Map<String, PatientEntry> patients = new LinkedHashMap<>();
    private final Map<String, String> patientIds = new HashMap<>();
    private final AppointmentShelf appointments = new AppointmentShelf();
    private boolean enabled = true;
    private Duration blindness = Duration.ZERO;

    /** An empty book of a practice that is switched on. */
    public PracticeBook(PracticeIdentity identity, Clock clock, FakePds pds) {
        this.identity = identity;
        this.clock = clock;
        this.pds = pds;
    }

    /** How the directory knows the practice. */
    public PracticeIdentity identity() {
        return identity;
    }

    /** What "now" is to the practice. */
    public Clock clock() {
        return clock;
    }

    /** The PDS that the practice asks; it can share it with others. */
    public FakePds pds() {
        return pds;
    }

    /** Whether appointment management is switched on, as it is from the start (P-GEN-18). */
    public boolean enabled() {
        return enabled;
    }

    /** Switches appointment management off, before the practice opens. */
    public void switchOff() {
        enabled = false;
    }

    /** Sets how long the bookings that follow do not see that a slot was taken; zero is atomic (P-BOOK-12). */
    public void blindFor(Duration time) {
        blindness = time;
    }

    /** The moment whose diary a booking goes by. */
    Instant seen() {
        return clock.instant().minus(blindness);
    }

    /** Adds a place: the practice's own first, the unknown-visit Location last. */
    public void add(LocationEntry location) {
        locations.put(location.id(), location);
    }

    /** Adds a member of staff. */
    public void add(PractitionerEntry practitioner) {
        practitioners.put(practitioner.id(), practitioner);
    }

    /** Adds a schedule, before its slots. */
    public void add(ScheduleEntry schedule) {
        schedules.put(schedule.id(), schedule);
    }

    /**
     * Adds a service of the Directory of Services.
     *
     * @throws IllegalArgumentException when one of its schedules has a service already (P-SVC-01)
     */
    public void add(ServiceEntry service) {
        if (service.scheduleIds().stream().anyMatch(id -> serviceOf(id) != null)) {
            throw new IllegalArgumentException("A schedule links to at most one service");
        }
        services.put(service.id(), service);
    }

    /** Adds a slot; searches show slots in this order. */
    public void add(SlotEntry slot) {
        slots.put(slot.id(), slot);
    }

    /** Stores a patient, or the next version of one. */
    public void put(PatientEntry patient) {
        patients.put(patient.id(), patient);
        patientIds.putIfAbsent(patient.demographics().nhsNumber(), patient.id());
    }

    /** Stores an appointment, or the next version of one; its slots are left as they are. */
    public void put(AppointmentEntry appointment) {
        appointments.put(appointment);
    }

    /** The place with an id; null when there is none. */
    public @Nullable LocationEntry location(String id) {
        return locations.get(id);
    }

    /** The practice's own place, which comes first. */
    public LocationEntry mainLocation() {
        return locations.values().iterator().next();
    }

    /** The Location that stands for the place of a visit (P-VIS-01), which comes last. */
    public LocationEntry visitLocation() {
        return List.copyOf(locations.values()).get(locations.size() - 1);
    }

    /** The member of staff with an id; null when there is none. */
    public @Nullable PractitionerEntry practitioner(String id) {
        return practitioners.get(id);
    }

    /** All staff, unmodifiable, in the order in which they were added. */
    public Collection<PractitionerEntry> practitioners() {
        return Collections.unmodifiableCollection(practitioners.values());
    }

    /** All schedules, unmodifiable, in the order in which they were added. */
    public Collection<ScheduleEntry> schedules() {
        return Collections.unmodifiableCollection(schedules.values());
    }

    /** All services, unmodifiable, in the order in which they were added. */
    public Collection<ServiceEntry> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /** The service that a schedule is linked to; null when there is none. */
    public @Nullable ServiceEntry serviceOf(String scheduleId) {
        return services.values().stream()
                .filter(service -> service.scheduleIds().contains(scheduleId))
                .findFirst()
                .orElse(null);
    }

    /** The slot with an id; null when there is none. */
    public @Nullable SlotEntry slot(String id) {
        return slots.get(id);
    }

    /** The slot with an id that the practice itself stored. */
    public SlotEntry knownSlot(String id) {
        return Objects.requireNonNull(slots.get(id), "slot");
    }

    /** The whole diary, unmodifiable, in the order in which it was written. */
    public Collection<SlotEntry> slots() {
        return Collections.unmodifiableCollection(slots.values());
    }

    /** The patient with an id, whatever the record's state; null when there is none. */
    public @Nullable PatientEntry patient(String id) {
        return patients.get(id);
    }

    /** The patient with an NHS number, whatever the record's state; null when there is none. */
    public @Nullable PatientEntry patientByNumber(String nhsNumber) {
        String id = patientIds.get(nhsNumber);
        return id == null ? null : patients.get(id);
    }

    /** How many records there are, which gives the next one its id. */
    public int patientCount() {
        return patients.size();
    }

    /** Whether PDS marks the patient sensitive: the practice then answers as if there were no such record. */
    public boolean sensitive(String patientId) {
        PatientEntry patient = patients.get(patientId);
        return patient != null && pds.sensitive(patient.demographics().nhsNumber());
    }

    /** The latest version of the appointment with an id; null when there is none. */
    public @Nullable AppointmentEntry appointment(String id) {
        return appointments.get(id);
    }

    /** The latest versions of all appointments, unmodifiable, in the order of their ids. */
    public Collection<AppointmentEntry> appointments() {
        return appointments.all();
    }

    /** The latest versions of a patient's appointments, unmodifiable, in the order of their ids. */
    public Collection<AppointmentEntry> appointmentsOf(String patientId) {
        return appointments.ofPatient(patientId);
    }

    /** Sets how many of a patient's appointments that are cancelled from now on stay in the book, the latest. */
    public void cancelledKept(int most) {
        appointments.cancelledKept(most);
    }

    /** Stores a new appointment under the next id and takes its slots, all at once (P-BOOK-18). */
    public AppointmentEntry commit(Appointment content, Collection<SlotEntry> taken, Instant now) {
        AppointmentEntry entry = new AppointmentEntry(appointments.nextId(), 1, now, content);
        taken.forEach(slot -> slot.occupy(now));
        put(entry);
        return entry;
    }

    /** Moves an appointment on to its next version without changing it, as a practice does whose staff opened it. */
    public void touch(String appointmentId) {
        AppointmentEntry entry = appointments.get(appointmentId);
        if (entry != null) {
            put(entry.next(entry.content(), clock.instant()));
        }
    }

    /** How many slots of a schedule an organisation holds in appointments that stand (P-AVL-04). */
    int held(String scheduleId, String odsCode) {
        return appointments.standing().stream()
                .filter(entry -> odsCode.equals(entry.bookedBy()))
                .flatMap(entry -> entry.slotIds().stream())
                .mapToInt(id -> knownSlot(id).schedule().id().equals(scheduleId) ? 1 : 0)
                .sum();
    }
}
