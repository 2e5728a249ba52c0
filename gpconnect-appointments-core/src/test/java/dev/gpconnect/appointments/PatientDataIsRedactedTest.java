package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Cancellation;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.booking.ResumedAppointment;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.fhir.FhirDocument;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.ScriptedTransport;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.organisations.Summary;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.PracticeAnswer;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-IG-07: no toString shows a patient's data")
class PatientDataIsRedactedTest extends ClientTest {

    private static final String SECRET = "Ada-9990000018-Ashdown";

    /** Public types that show something of their own and can hold nothing of a patient. */
    private static final Set<String> WITHOUT_PATIENT_DATA = Set.of(
            "Asid",
            "OdsCode",
            "ServiceRoot",
            "ProviderEndpoint",
            "SpineProxy",
            "Product",
            "DeliveryChannel",
            "OrganisationType",
            "PractitionerRole",
            "SpineErrorCode",
            "AppointmentStatus",
            "SearchWindow",
            "Progress",
            "Found",
            "CallInfo",
            "CallOutcome",
            "Configuration",
            "TransportSettings",
            "ProxySettings",
            "ClientKeys",
            "SpineTrust",
            "CertificateStatus",
            "TlsStatus",
            "Health",
            "TlsEvent",
            "SdsLdapDirectory",
            "SdsFhirDirectory",
            "CapabilityStatement",
            "HealthcareService",
            "Location",
            "Organisation",
            "Practitioner",
            "RequestingOrganisation",
            "SlotSearch",
            "ServiceFilteringStatus",
            "BookingOrganisation",
            "ResourceSupport",
            "Cause");

    @Requirement("D-IG-07")
    @Test
    void instances_full_showNothing() {
        Set<Class<?>> seen = instances()
                .peek(instance -> assertThat(instance.toString())
                        .as(instance.getClass().getSimpleName())
                        .doesNotContain(SECRET, "9990000018", "Ashdown", "1951", "female", "Claire", "Jones", "eyJ"))
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(seen).hasSize(37);
    }

    @Test
    @Requirement("D-IG-07")
    @DisplayName("every public type shows nothing at all, is tried here, or is named here as free of patient data")
    void types_all_showNothingOrAreTriedOrAreKnownToHoldNothing() throws Exception {
        Set<Class<?>> tried = instances().map(Object::getClass).collect(Collectors.toSet());
        List<Class<?>> showing = publicTypes().stream()
                .filter(PatientDataIsRedactedTest::showsSomething)
                .filter(type -> !tried.contains(type))
                .toList();

        assertThat(showing).extracting(Class::getSimpleName).containsExactlyInAnyOrderElementsOf(WITHOUT_PATIENT_DATA);
    }

    /** Whether the text of an instance is more than its class; what an exception shows is for {@link EveryFailureTest}. */
    private static boolean showsSomething(Class<?> type) {
        if (type.isEnum() || type.isInterface() || Throwable.class.isAssignableFrom(type)) {
            return false;
        }
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<Object> instances() {
        CallInfo call = Samples.call(InteractionId.AMEND_APPOINTMENT);
        String json = Fhir.appointment().replace("Wheelchair user", SECRET).replace("Booked by the hub", SECRET);
        Appointment appointment = Appointment.parse(Fhir.utf8(json), null, call);
        Issue issue = new Issue("invalid", SpineErrorCode.BAD_REQUEST, "s", SECRET, SECRET);
        Failure failure = new Failure(409, List.of(issue), call);
        StaleVersionException stale = new StaleVersionException(failure, appointment, appointment);
        Booking booking = Booking.of(slot(), SECRET).comment(SECRET).build();
        PatientRecord ada = ada();
        return Stream.concat(
                offers(),
                Stream.of(
                        Samples.ADA_NUMBER,
                        Samples.ada(),
                        Registration.builder(Samples.ada()).mobilePhone(SECRET).build(),
                        ada,
                        ada.patient(),
                        new DemographicDifference(Field.FAMILY_NAME, SECRET, SECRET),
                        PersonName.of(SECRET, SECRET),
                        new Address(List.of(SECRET), SECRET, SECRET, SECRET, SECRET),
                        new ContactPoint("phone", SECRET, "home"),
                        appointment,
                        PatientAppointments.parse(Fhir.utf8(Fhir.bundle(json)), call),
                        booking,
                        Reschedule.of(appointment, booking, SECRET).build(),
                        RescheduleException.bothStand(appointment, stale, new ServiceException("x", failure)),
                        ada.canAmend(appointment),
                        Amendment.of(SECRET, SECRET),
                        Cancellation.because(SECRET),
                        issue,
                        failure,
                        stale,
                        ResumedAppointment.of(appointment.toCarriedJson(), Samples.PRACTICE, id -> appointment),
                        FhirDocument.of(Fhir.utf8(json)),
                        HttpRequest.builder("GET", "https://x/Patient?identifier=" + SECRET)
                                .body(Fhir.utf8(SECRET))
                                .build(),
                        transport.lastRequest().headers(),
                        Samples.CLAIRE,
                        Summary.builder(appointment.start(), appointment.end())
                                .slotType(SECRET)
                                .build()));
    }

    /** What comes of a search, and what asks, each as it is when the patient is known. */
    private Stream<Object> offers() {
        String json = Fhir.slots(Fhir.nineOClock()).replace("Riverside Medical Centre", SECRET);
        transport.answers(Reply.ok(json), Reply.ok(json), Reply.ok(EveryCallTest.STATEMENT), Reply.ok(json));
        FreeSlots slots = practice.searchFreeSlots(SEARCH);
        List<Object> answers = new ArrayList<>();
        encounter.correlationId("web-4711").practices(List.of("Y90001")).searchFreeSlots(SEARCH, answers::add);
        AcrossPractices.Collector collector = new AcrossPractices.Collector(5);
        collector.add((PracticeAnswer) answers.get(0));
        return Stream.of(
                encounter,
                practice,
                encounter.practices(List.of("Y90001")),
                slots,
                slots.first(),
                slots.byPractitioner().get(0),
                answers.get(0),
                collector.collected(List.of(Samples.PRACTICE)),
                practice.diagnose(SEARCH),
                events.get(0),
                HttpResponse.of(200, HttpHeaders.builder().add("X", SECRET).build(), ScriptedTransport.nothing()));
    }

    private static List<Class<?>> publicTypes() throws IOException, URISyntaxException {
        Path classes = Path.of(AppointmentsClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name -> name.replace(File.separatorChar, '.').substring(0, name.length() - 6))
                    .<Class<?>>map(PatientDataIsRedactedTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AppointmentsClient.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
