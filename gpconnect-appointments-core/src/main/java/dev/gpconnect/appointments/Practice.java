package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.organisations.Summary;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.RegistrationRejectedException;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SearchDiagnosis;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One provider, asked by one user within an encounter. Ids, slots and appointments belong to the practice they came from and
 * are refused elsewhere (C-GEN-04). Every method may throw each kind of {@link GpConnectException}.
 *
 * <p>Immutable, and may be used by several threads at once. It ends with its {@link Encounter}: when that is closed every method that
 * would ask the practice throws {@link IllegalStateException}, before anything is sent.
 */
public final class Practice {

    private final Encounter encounter;
    private final OdsCode odsCode;
    private final boolean past;

    Practice(Encounter encounter, OdsCode odsCode) {
        this(encounter, odsCode, false);
    }

    private Practice(Encounter encounter, OdsCode odsCode, boolean past) {
        this.encounter = encounter;
        this.odsCode = odsCode;
        this.past = past;
    }

    /** The practice's ODS code. */
    public OdsCode odsCode() {
        return odsCode;
    }

    /**
     * The same practice as one whose provider is known to serve appointments of the past. Days before today may then be asked for
     * ({@link PatientRecord#appointments}); what has begun still cannot be changed. No provider of GP Connect 1.x does this: such
     * a one answers with an error (S-21, S-23), so by default the past is refused before any request.
     */
    public Practice servingPast() {
        return new Practice(encounter, odsCode, true);
    }

    /** What the practice's system says it can do (C-META-01); asked once and kept for the encounter (D-CA-02). */
    public CapabilityStatement capabilityStatement() {
        return encounter.cache().get(odsCode, CapabilityStatement.class, "metadata", this::metadata);
    }

    /**
     * Searches for free slots, naming the organisation that asks and its type, so that slots reserved for it are found too
     * (C-SLOT-01 to C-SLOT-04). A range longer than {@link SlotSearch#windowDays()} takes several requests, each with the client's
     * time-outs; when one fails the search fails.
     *
     * @throws RefusedException if the range is over, or ends more than two years ahead
     */
    public FreeSlots searchFreeSlots(SlotSearch search) {
        Objects.requireNonNull(search, "search");
        return new SlotCalls(this, search, this::newDeadline).all();
    }

    /**
     * The next free slots of a search: its range is asked for in order of time, and no further than it takes to find one.
     *
     * @return the slots of what was asked for, the next one first; none if the whole range has none
     * @throws RefusedException if the range is over, or ends more than two years ahead
     */
    public FreeSlots nextFreeSlots(SlotSearch search) {
        Objects.requireNonNull(search, "search");
        return new SlotCalls(this, search, this::newDeadline).next();
    }

    /**
     * Finds out why a search for free slots fails, finds nothing, or less than was expected: asks for the capability statement and
     * searches once more. What goes wrong with either becomes part of the answer and is not thrown.
     *
     * @return what a support desk is to be told; it holds nothing of any patient
     * @throws RefusedException if the search is refused before it is sent
     */
    public SearchDiagnosis diagnose(SlotSearch search) {
        Objects.requireNonNull(search, "search");
        return new SearchDiagnoser(this, search).diagnose();
    }

    /**
     * A slot that {@link FreeSlot#toCarriedJson} gave, to be booked as if it had just been found; nothing is sent (W-SDS-06).
     *
     * @param json what was carried; it is not trusted
     * @throws RefusedException if it is malformed, or of another practice
     */
    public FreeSlot resumeSlot(String json) {
        encounter.requireOpen();
        return FreeSlot.resume(json, odsCode);
    }

    /**
     * Finds a patient by NHS number and compares the practice's record with what PDS said (C-FPAT-01, D-XC-01).
     *
     * @param traced what PDS said about the patient
     * @return the patient's record; nothing if the practice has no active record of the patient, and the answer never says
     *     why (C-FPAT-03)
     * @throws RefusedException if the patient is sensitive (D-ID-03), or the encounter is about another patient
     */
    public Optional<PatientRecord> findPatient(TracedPatient traced) {
        Objects.requireNonNull(traced, "traced");
        return new PatientCalls(this).find(traced);
    }

    /**
     * Reads a patient anew by the practice's own id, and compares the record with what PDS said (C-RPAT-01, D-XC-01).
     *
     * @param id the practice's own id of the patient, as finding or registering gave it
     * @param traced what PDS said about the patient
     * @throws NotFoundException if the practice has no such patient, or none that may be seen; the answer never says which
     * @throws RefusedException if the patient is sensitive (D-ID-03), or the encounter is about another patient
     */
    public PatientRecord readPatient(String id, TracedPatient traced) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(traced, "traced");
        return new PatientCalls(this).read(id, traced);
    }

    /**
     * Reads the patient of a record that {@link PatientRecord#toCarriedJson} gave anew, and compares the record with what PDS said
     * (W-SDS-06). What the user had acknowledged holds if the practice's version is known and the same, and exactly the same values
     * differ; else the record differs again. It also has to come from this client, or one with the same
     * {@link AppointmentsClient.Builder#acknowledgementKey}.
     *
     * @param json what was carried; it is not trusted
     * @param traced what PDS said about the patient
     * @throws NotFoundException if the practice has no such patient, or none that may be seen; the answer never says which
     * @throws RefusedException if the JSON is malformed or of another practice, the patient is sensitive (D-ID-03), or the
     *     encounter is about another patient
     */
    public PatientRecord resumePatient(String json, TracedPatient traced) {
        return new PatientCalls(this).resume(json, traced);
    }

    /**
     * Registers a patient temporarily, and compares the new record with what PDS said (C-REG-01 to C-REG-04). Where the patient
     * turns out to have an active record already, that one is found and given (REG-E4).
     *
     * @throws RegistrationRejectedException if the practice does not register the patient; the answer never says why
     * @throws RefusedException if the encounter is about another patient
     */
    public PatientRecord register(Registration registration) {
        Objects.requireNonNull(registration, "registration");
        return new PatientCalls(this).register(registration);
    }

    /**
     * A location of the practice, to be shown with an appointment (C-RLOC-01, C-RETR-04).
     *
     * @param id the practice's own id of it, as an appointment or a slot gives it
     * @throws NotFoundException if the practice has no such location
     */
    public Location readLocation(String id) {
        return new DirectoryCalls<>(this, "Location", Location::parse, Location::id)
                .read(InteractionId.READ_LOCATION, id);
    }

    /**
     * A practitioner of the practice, to be shown with an appointment (C-RPRA-01, C-RETR-04).
     *
     * @param id the practice's own id of them, as an appointment or a slot gives it
     * @throws NotFoundException if the practice has no such practitioner
     */
    public Practitioner readPractitioner(String id) {
        return practitioners().read(InteractionId.READ_PRACTITIONER, id);
    }

    /**
     * Finds a practitioner of the practice (C-FPRA-01).
     *
     * @param sdsUserId the national user id, such as that of a smartcard
     * @return nothing if the practice knows nobody with the id
     */
    public Optional<Practitioner> findPractitioner(String sdsUserId) {
        return practitioners().find(InteractionId.FIND_PRACTITIONER, User.SDS_USER_ID_SYSTEM, required(sdsUserId));
    }

    /**
     * An organisation that the practice knows, such as the one that runs a location (C-RORG-01).
     *
     * @param id the practice's own id of it
     * @throws NotFoundException if the practice has no such organisation
     */
    public Organisation readOrganisation(String id) {
        return organisations().read(InteractionId.READ_ORGANISATION, id);
    }

    /** Finds an organisation that the practice knows by its ODS code (C-FORG-01); nothing if it knows none with the code. */
    public Optional<Organisation> findOrganisation(OdsCode code) {
        return organisations().find(InteractionId.FIND_ORGANISATION, OdsCode.SYSTEM, code.value());
    }

    /** All healthcare services of the practice (C-HCS-01); none while its service filtering is switched off. */
    public List<HealthcareService> findHealthcareServices() {
        return new ServiceCalls(this).all();
    }

    /**
     * Finds a healthcare service of the practice (C-HCS-01).
     *
     * @param dosServiceId its id in the Directory of Services
     * @return nothing if the practice has no such service, or its service filtering is switched off
     */
    public Optional<HealthcareService> findHealthcareService(String dosServiceId) {
        return new ServiceCalls(this).find(dosServiceId);
    }

    /**
     * A healthcare service of the practice, to be shown with an appointment (C-HCS-02, C-RETR-04).
     *
     * @param id the practice's own id of it, as an appointment or a slot gives it
     * @throws NotFoundException if the practice has no such service
     */
    public HealthcareService readHealthcareService(String id) {
        return new ServiceCalls(this).read(id);
    }

    /**
     * What to show of an appointment, as a booking confirmation too. Its location, practitioner and healthcare service are read,
     * each once in an encounter; one that the practice does not find is not supplied (D-UI-01 to D-UI-03, C-RETR-04).
     *
     * @throws RefusedException if the appointment is of another practice
     */
    public Summary summary(Appointment appointment) {
        return new SummaryCalls(this).of(appointment);
    }

    /**
     * What to show of a slot, like {@link FreeSlot#summary}; what came without the slot is read as for an appointment (C-SLOT-05).
     *
     * @throws RefusedException if the slot is of another practice
     */
    public Summary summary(FreeSlot slot) {
        return new SummaryCalls(this).of(slot);
    }

    @Override
    public String toString() {
        return "Practice[" + odsCode + "]";
    }

    <T> T call(Interaction interaction, Deadline deadline, Answer.Reader<T> reader) {
        return encounter.call(odsCode, interaction, deadline, reader);
    }

    boolean mayBeAskedForPast() {
        return past;
    }

    Encounter encounter() {
        return encounter;
    }

    ClientParts parts() {
        return encounter.parts();
    }

    Deadline newDeadline() {
        return parts().newDeadline();
    }

    private DirectoryCalls<Practitioner> practitioners() {
        return new DirectoryCalls<>(this, "Practitioner", Practitioner::parse, Practitioner::id);
    }

    private DirectoryCalls<Organisation> organisations() {
        return new DirectoryCalls<>(this, "Organization", Organisation::parse, Organisation::id);
    }

    private CapabilityStatement metadata() {
        Interaction interaction = Interaction.get(InteractionId.METADATA, "metadata");
        return call(interaction, newDeadline(), answer -> CapabilityStatement.parse(answer.bytes(), answer.call()));
    }

    private static String required(String sdsUserId) {
        String stripped = sdsUserId.strip();
        if (stripped.isEmpty()) {
            throw new RefusedException("C-FPRA-01", "The SDS user id is empty");
        }
        return stripped;
    }
}
