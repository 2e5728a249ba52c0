package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** One call for each interaction, all for Ada at one practice. */
abstract class EveryCallTest extends ClientTest {

    static final String STATEMENT = "{\"resourceType\":\"CapabilityStatement\"}";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    /**
     * A call.
     *
     * @param interaction what it asks for
     * @param suffix the end of the interaction's id
     * @param request the verb, and the path below the service root without its query
     * @param status the status of a success
     * @param json the body of a success
     * @param call asks, and gives the result
     */
    record Asked(
            InteractionId interaction, String suffix, String request, int status, String json, Supplier<Object> call) {

        Reply reply() {
            return Reply.of(status, json);
        }

        Object ask() {
            return call.get();
        }
    }

    /** The calls; asks for a slot, for Ada's record and for her appointment 7 before. */
    final List<Asked> calls(Practice at) {
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        FreeSlot slot = at.searchFreeSlots(SEARCH).first();
        PatientRecord ada = adaAt(at);
        Appointment appointment = appointment(ada);
        Booking booking =
                Booking.of(slot, "Booked by the hub").comment("Wheelchair user").build();
        Registration registration = Registration.builder(Samples.ada()).build();
        String patients = Fhir.bundle(Fhir.ada());
        return List.of(
                get(InteractionId.METADATA, "read:metadata", "metadata", STATEMENT, at::capabilityStatement),
                get(
                        InteractionId.FIND_PATIENT,
                        "search:patient",
                        "Patient",
                        patients,
                        () -> at.findPatient(Samples.ada())),
                get(
                        InteractionId.READ_PATIENT,
                        "read:patient",
                        "Patient/2",
                        Fhir.ada(),
                        () -> at.readPatient("2", Samples.ada())),
                new Asked(
                        InteractionId.REGISTER_PATIENT,
                        "operation:gpc.registerpatient-1",
                        "POST /Patient/$gpc.registerpatient",
                        200,
                        patients,
                        () -> at.register(registration)),
                get(
                        InteractionId.FIND_PRACTITIONER,
                        "search:practitioner",
                        "Practitioner",
                        Fhir.bundle(Fhir.practitioner()),
                        () -> at.findPractitioner("G0000001")),
                get(
                        InteractionId.READ_PRACTITIONER,
                        "read:practitioner",
                        "Practitioner/1",
                        Fhir.practitioner(),
                        () -> at.readPractitioner("1")),
                get(
                        InteractionId.FIND_ORGANISATION,
                        "search:organization",
                        "Organization",
                        Fhir.bundle(Fhir.organisation()),
                        () -> at.findOrganisation(Samples.PRACTICE)),
                get(
                        InteractionId.READ_ORGANISATION,
                        "read:organization",
                        "Organization/1",
                        Fhir.organisation(),
                        () -> at.readOrganisation("1")),
                get(
                        InteractionId.READ_LOCATION,
                        "read:location",
                        "Location/1",
                        Fhir.location(),
                        () -> at.readLocation("1")),
                get(
                        InteractionId.FIND_HEALTHCARE_SERVICE,
                        "search:healthcareservice",
                        "HealthcareService",
                        Fhir.bundle(Fhir.healthcareService()),
                        at::findHealthcareServices),
                get(
                        InteractionId.READ_HEALTHCARE_SERVICE,
                        "read:healthcareservice",
                        "HealthcareService/1",
                        Fhir.healthcareService(),
                        () -> at.readHealthcareService("1")),
                get(
                        InteractionId.SEARCH_FREE_SLOTS,
                        "search:slot",
                        "Slot",
                        Fhir.slots(Fhir.nineOClock()),
                        () -> at.searchFreeSlots(SEARCH)),
                new Asked(
                        InteractionId.BOOK_APPOINTMENT,
                        "rest:create:appointment-1",
                        "POST /Appointment",
                        201,
                        Fhir.appointment(),
                        () -> ada.book(booking)),
                get(
                        InteractionId.READ_APPOINTMENT,
                        "read:appointment",
                        "Appointment/7",
                        Fhir.appointment(),
                        () -> ada.readAppointment("7")),
                get(
                        InteractionId.RETRIEVE_APPOINTMENTS,
                        "search:patient_appointments",
                        "Patient/2/Appointment",
                        Fhir.bundle(Fhir.appointment()),
                        () -> ada.appointments(MONDAY, MONDAY)),
                put(
                        InteractionId.AMEND_APPOINTMENT,
                        "update",
                        Fhir.appointment("4"),
                        () -> ada.amend(appointment, Amendment.comment("Interpreter"))),
                put(
                        InteractionId.CANCEL_APPOINTMENT,
                        "cancel",
                        Fhir.cancelled("4"),
                        () -> ada.cancel(appointment, "Asked by Ada")));
    }

    /** What was sent since, as verb and path without the query. */
    static String line(HttpRequest request, String root) {
        String path = request.url().substring(root.length());
        int query = path.indexOf('?');
        return request.method() + " " + (query < 0 ? path : path.substring(0, query));
    }

    static String header(HttpRequest request, String name) {
        return request.headers().first(name).orElseThrow();
    }

    private static Asked get(InteractionId interaction, String name, String path, String json, Supplier<Object> call) {
        return new Asked(interaction, "rest:" + name + "-1", "GET /" + path, 200, json, call);
    }

    private static Asked put(InteractionId interaction, String name, String json, Supplier<Object> call) {
        return new Asked(interaction, "rest:" + name + ":appointment-1", "PUT /Appointment/7", 200, json, call);
    }
}
