package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("After the encounter or the client is closed nothing is asked for, and what is under way is not lost")
class ClosedTest extends ClientTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    /** What asks nobody: it tells what is known, or prepares something. */
    private static final Set<String> ASKING_NOBODY = Set.of(
            "AppointmentsClient.builder(Product,ProviderDirectory)",
            "AppointmentsClient.builder(Configuration)",
            "AppointmentsClient.health()",
            "AppointmentsClient.close()",
            "Encounter.correlationId()",
            "Encounter.organisation()",
            "Encounter.user()",
            "Encounter.close()",
            "Encounter.toString()",
            "Practice.odsCode()",
            "Practice.servingPast()",
            "Practice.toString()",
            "Practices.odsCodes()",
            "Practices.executor(Executor)",
            "Practices.atOnce(int)",
            "Practices.limit(int)",
            "Practices.within(Duration)",
            "Practices.toString()",
            "PatientRecord.patient()",
            "PatientRecord.practice()",
            "PatientRecord.differs()",
            "PatientRecord.differences()",
            "PatientRecord.acknowledge(List)",
            "PatientRecord.preferredBranchFirst(FreeSlots)",
            "PatientRecord.toCarriedJson()",
            "PatientRecord.traceId()",
            "PatientRecord.toString()");

    private AutoCloseable closing = () -> {};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Requirement({"D-CA-01", "D-CA-03"})
    @DisplayName("D-CA-01, D-CA-03: each method that would ask a practice says what is closed, and sends nothing")
    void methods_thatAsk_areRefused(boolean theClient) {
        PatientRecord ada = ada();
        Map<String, ThrowingCallable> asking = asking(ada);
        int before = transport.requests().size();
        if (theClient) {
            client.close();
        } else {
            encounter.close();
            asking.remove("AppointmentsClient.encounter(RequestingOrganisation,User)");
        }

        asking.forEach((name, call) -> assertThatIllegalStateException()
                .as(name)
                .isThrownBy(call)
                .withMessageStartingWith(theClient ? "The client is closed; " : "The encounter is closed; "));

        assertThat(transport.requests()).hasSize(before);
        assertThat(events).hasSize(before);
        assertThat(ada.patient().id()).isEqualTo("2");
        assertThat(ada.differs()).isFalse();
    }

    @Test
    @DisplayName("a public method of the client, an encounter, a practice or a record is tried here, or asks nobody")
    void methods_all_areKnown() {
        Set<String> all = Stream.of(
                        AppointmentsClient.class, Encounter.class, Practice.class, Practices.class, PatientRecord.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(ClosedTest::name)
                .collect(Collectors.toSet());

        Set<String> known = Stream.concat(asking(ada()).keySet().stream(), ASKING_NOBODY.stream())
                .collect(Collectors.toSet());
        assertThat(all).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void closing_twice_isAllowed() {
        encounter.close();
        encounter.close();
        client.close();
        client.close();
        encounter.close();

        assertThat(transport.closings()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: a booking that is under way then is answered, recorded and given to its caller")
    void closing_duringACall_doesNotHideItsOutcome(boolean theClient) {
        Booking booking = Booking.of(slot(), "Check-up").build();
        PatientRecord ada = ada();
        transport.does(request -> {
            close(theClient);
            return Reply.of(201, Fhir.appointment());
        });

        Appointment booked = ada.book(booking);

        assertThat(booked.id()).isEqualTo("7");
        assertThat(events.get(events.size() - 1).outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThatIllegalStateException().isThrownBy(() -> ada.readAppointment("7"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("no further attempt follows one during which it was closed")
    void closing_betweenAttempts_sendsNothingMore(boolean theClient) {
        transport.does(request -> {
            close(theClient);
            return Reply.empty(503);
        });
        try (AppointmentsClient patient = newBuilder().maxRetries(3).build();
                Encounter theirs = patient.encounter(Samples.HUB, Samples.CLAIRE)) {
            closing = theClient ? patient : theirs;
            Practice at = theirs.practice(Samples.PRACTICE);

            Throwable thrown = catchThrowable(at::capabilityStatement);

            assertThat(thrown).isExactlyInstanceOf(IllegalStateException.class);
            assertThat(thrown.getSuppressed()).hasSize(1);
        }
        assertThat(transport.requests()).hasSize(1);
        assertThat(events).hasSize(1);
    }

    private void close(boolean theClient) {
        try {
            closing.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        if (theClient) {
            client.close();
        } else {
            encounter.close();
        }
    }

    private Map<String, ThrowingCallable> asking(PatientRecord ada) {
        FreeSlot slot = slot();
        Appointment appointment = appointment(ada);
        Booking booking = Booking.of(slot, "Check-up").build();
        Practices practices = encounter.practices(List.of("Y90001", "Y90002"));
        String carriedSlot = slot.toCarriedJson();
        Reschedule reschedule = Reschedule.of(appointment, booking, "Later")
                .acknowledgeThatOldSlotMayBeLost()
                .build();

        Map<String, ThrowingCallable> all = new HashMap<>();
        all.put(
                "AppointmentsClient.encounter(RequestingOrganisation,User)",
                () -> client.encounter(Samples.HUB, Samples.CLAIRE));
        all.put("Encounter.practice(String)", () -> encounter.practice("Y90001"));
        all.put("Encounter.practice(OdsCode)", () -> encounter.practice(Samples.PRACTICE));
        all.put("Encounter.practices(Collection)", () -> encounter.practices(List.of("Y90001")));
        all.put("Encounter.correlationId(String)", () -> encounter.correlationId("x"));
        all.put("Practice.capabilityStatement()", practice::capabilityStatement);
        all.put("Practice.searchFreeSlots(SlotSearch)", () -> practice.searchFreeSlots(SEARCH));
        all.put("Practice.nextFreeSlots(SlotSearch)", () -> practice.nextFreeSlots(SEARCH));
        all.put("Practice.diagnose(SlotSearch)", () -> practice.diagnose(SEARCH));
        all.put("Practice.resumeSlot(String)", () -> practice.resumeSlot(carriedSlot));
        all.put("Practice.findPatient(TracedPatient)", () -> practice.findPatient(Samples.ada()));
        all.put("Practice.readPatient(String,TracedPatient)", () -> practice.readPatient("2", Samples.ada()));
        all.put(
                "Practice.resumePatient(String,TracedPatient)",
                () -> practice.resumePatient(ada.toCarriedJson(), Samples.ada()));
        all.put(
                "Practice.register(Registration)",
                () -> practice.register(Registration.builder(Samples.ada()).build()));
        all.put("Practice.readLocation(String)", () -> practice.readLocation("1"));
        all.put("Practice.readPractitioner(String)", () -> practice.readPractitioner("1"));
        all.put("Practice.findPractitioner(String)", () -> practice.findPractitioner("G0000001"));
        all.put("Practice.readOrganisation(String)", () -> practice.readOrganisation("1"));
        all.put("Practice.findOrganisation(OdsCode)", () -> practice.findOrganisation(OdsCode.of("Y90001")));
        all.put("Practice.findHealthcareServices()", practice::findHealthcareServices);
        all.put("Practice.findHealthcareService(String)", () -> practice.findHealthcareService("1"));
        all.put("Practice.readHealthcareService(String)", () -> practice.readHealthcareService("1"));
        all.put("Practice.summary(Appointment)", () -> practice.summary(appointment));
        all.put("Practice.summary(FreeSlot)", () -> practice.summary(slot));
        all.put("Practices.searchFreeSlots(SlotSearch)", () -> practices.searchFreeSlots(SEARCH));
        all.put(
                "Practices.searchFreeSlots(SlotSearch,Consumer)",
                () -> practices.searchFreeSlots(SEARCH, answer -> {}));
        all.put("PatientRecord.book(Booking)", () -> ada.book(booking));
        all.put("PatientRecord.readAppointment(String)", () -> ada.readAppointment("7"));
        all.put("PatientRecord.resumeAppointment(String)", () -> ada.resumeAppointment(appointment.toCarriedJson()));
        all.put("PatientRecord.appointments(LocalDate,LocalDate)", () -> ada.appointments(MONDAY, MONDAY));
        all.put("PatientRecord.canAmend(Appointment)", () -> ada.canAmend(appointment));
        all.put("PatientRecord.canCancel(Appointment)", () -> ada.canCancel(appointment));
        all.put(
                "PatientRecord.amend(Appointment,Amendment)",
                () -> ada.amend(appointment, Amendment.comment("Interpreter")));
        all.put("PatientRecord.cancel(Appointment,String)", () -> ada.cancel(appointment, "Asked by Ada"));
        all.put("PatientRecord.reschedule(Reschedule)", () -> ada.reschedule(reschedule));
        return all;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName()
                + "."
                + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
