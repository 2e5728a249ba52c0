package dev.gpconnect.appointments.testkit.fake;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.jspecify.annotations.Nullable;

/** Everything a practice holds. It is filled before the practice opens; afterwards it is read and changed under the practice's lock. */
final class PracticeBook {
    private final PracticeIdentity identity;
    private final Clock clock;
    private final FakePds pds;
    private final Map<String, LocationEntry> locations = new LinkedHashMap<>();
    private final Map<String, PractitionerEntry> practitioners = new LinkedHashMap<>();
    private final Map<String, ScheduleEntry> schedules = new LinkedHashMap<>();
    private final Map<String, SlotEntry> slots = new LinkedHashMap<>();
    private final Map<String, PatientEntry> patients = new LinkedHashMap<>();
    private final Map<String, AppointmentEntry> appointments = new LinkedHashMap<>();
    private boolean enabled = true;

    PracticeBook(PracticeIdentity identity, Clock clock, FakePds pds) {
        this.identity = identity;
        this.clock = clock;
        this.pds = pds;
    }

    PracticeIdentity identity() {
        return identity;
    }

    Clock clock() {
        return clock;
    }

    FakePds pds() {
        return pds;
    }

    boolean enabled() {
        return enabled;
    }

    void switchOff() {
        enabled = false;
    }

    void add(LocationEntry location) {
        locations.put(location.id(), location);
    }

    void add(PractitionerEntry practitioner) {
        practitioners.put(practitioner.id(), practitioner);
    }

    void add(ScheduleEntry schedule) {
        schedules.put(schedule.id(), schedule);
    }

    void add(SlotEntry slot) {
        slots.put(slot.id(), slot);
    }

    void put(PatientEntry patient) {
        patients.put(patient.id(), patient);
    }

    void put(AppointmentEntry appointment) {
        appointments.put(appointment.id(), appointment);
    }

    @Nullable LocationEntry location(String id) {
        return locations.get(id);
    }

    /** The practice's own place, which comes first. */
    LocationEntry mainLocation() {
        return locations.values().iterator().next();
    }

    /** The Location that stands for the place of a visit (P-VIS-01), which comes last. */
    LocationEntry visitLocation() {
        return List.copyOf(locations.values()).get(locations.size() - 1);
    }

    @Nullable PractitionerEntry practitioner(String id) {
        return practitioners.get(id);
    }

    Collection<PractitionerEntry> practitioners() {
        return Collections.unmodifiableCollection(practitioners.values());
    }

    @Nullable SlotEntry slot(String id) {
        return slots.get(id);
    }

    /** The slot with an id that the practice itself stored. */
    SlotEntry knownSlot(String id) {
        return Objects.requireNonNull(slots.get(id), "slot");
    }

    Collection<SlotEntry> slots() {
        return Collections.unmodifiableCollection(slots.values());
    }

    @Nullable PatientEntry patient(String id) {
        return patients.get(id);
    }

    @Nullable PatientEntry patientByNumber(String nhsNumber) {
        return patients.values().stream()
                .filter(patient -> patient.demographics().nhsNumber().equals(nhsNumber))
                .findFirst()
                .orElse(null);
    }

    int patientCount() {
        return patients.size();
    }

    /** Whether PDS marks the patient sensitive: the practice then answers as if there were no such record. */
    boolean sensitive(String patientId) {
        PatientEntry patient = patients.get(patientId);
        return patient != null && pds.sensitive(patient.demographics().nhsNumber());
    }

    @Nullable AppointmentEntry appointment(String id) {
        return appointments.get(id);
    }

    Collection<AppointmentEntry> appointments() {
        return Collections.unmodifiableCollection(appointments.values());
    }

    /** Stores a new appointment under the next id and takes its slots, all at once (P-BOOK-18). */
    AppointmentEntry commit(Appointment content, Collection<SlotEntry> taken, Instant now) {
        String id = Integer.toString(appointments.size() + 1);
        AppointmentEntry entry = new AppointmentEntry(id, 1, now, content);
        taken.forEach(SlotEntry::occupy);
        put(entry);
        return entry;
    }

    /** How many slots of a schedule an organisation holds in appointments that stand (P-AVL-04). */
    int held(String scheduleId, String odsCode) {
        return appointments.values().stream()
                .filter(entry -> !entry.cancelled() && odsCode.equals(entry.bookedBy()))
                .flatMap(entry -> entry.slotIds().stream())
                .mapToInt(id -> knownSlot(id).schedule().id().equals(scheduleId) ? 1 : 0)
                .sum();
    }
}
