package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Faults;
import dev.gpconnect.appointments.testkit.fake.control.Findings;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.transport.GatedTransport;
import dev.gpconnect.appointments.testkit.transport.ScriptedTransport;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The parameters of test methods, by type. */
final class Parameters {
    private static final Map<Class<?>, Source> SOURCES = Map.ofEntries(
            Map.entry(AppointmentsClient.class, (session, ods) -> session.client()),
            Map.entry(Encounter.class, (session, ods) -> session.encounter()),
            Map.entry(Practice.class, Session::practice),
            Map.entry(PatientRecord.class, Session::patient),
            Map.entry(TracedPatient.class, Session::traced),
            Map.entry(FakeWorld.class, (session, ods) -> session.world()),
            Map.entry(FakePractice.class, Session::fake),
            Map.entry(ManualClock.class, (session, ods) -> session.clock()),
            Map.entry(Controls.class, (session, ods) -> session.world().controls()),
            Map.entry(Faults.class, (session, ods) -> session.world().controls().faults()),
            Map.entry(
                    Findings.class, (session, ods) -> session.world().controls().findings()),
            Map.entry(Transcript.class, (session, ods) -> session.line().transcript()),
            Map.entry(GatedTransport.class, (session, ods) -> session.line().gates()),
            Map.entry(ScriptedTransport.class, (session, ods) -> session.line().script()));

    private Parameters() {}

    /** Where the value of one type comes from. */
    @FunctionalInterface
    private interface Source {
        Object of(Session session, @Nullable String odsCode);
    }

    /** Whether a parameter of a method has one of the types; a constructor runs before there is a world. */
    static boolean supports(ParameterContext parameter) {
        return parameter.getDeclaringExecutable() instanceof Method
                && SOURCES.containsKey(parameter.getParameter().getType());
    }

    static Object resolve(ParameterContext parameter, @Nullable Session session) {
        Class<?> type = parameter.getParameter().getType();
        Source source = SOURCES.get(type);
        if (session == null || source == null) {
            throw new ParameterResolutionException(
                    "There is no " + type.getSimpleName()
                            + " outside of a test; for @BeforeAll and @AfterAll, register a GpConnectExtension as a static field");
        }
        return source.of(
                session, parameter.findAnnotation(Ods.class).map(Ods::value).orElse(null));
    }
}
