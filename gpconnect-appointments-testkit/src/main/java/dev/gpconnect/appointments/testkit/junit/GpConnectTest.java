package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.testkit.fake.control.Personality;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, the world of the reference data and a client for it: what {@link GpConnectExtension} does as
 * an instance field. The annotation of a method takes the place of its class's, a nested class's that of the class around it.
 *
 * <pre>{@code
 * @GpConnectTest(personality = Personality.SPARSE, knobs = "etagOnWrite=OFF")
 * class DeskTest {
 *     @Test
 *     void searches(Practice practice, @Ods("Y90002") FakePractice other) { … }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(AnnotatedExtension.class)
public @interface GpConnectTest {

    /** When the test begins, as an instant of ISO 8601; by default Monday 23 November 2026 at 8 in London. */
    String clock() default Settings.START;

    /** Where trace ids and the fakes' random ids come from. */
    long seed() default Settings.SEED;

    /** Whether a finding is refused with 400 and fails the test. */
    boolean strict() default true;

    /** How the practices behave. */
    Personality personality() default Personality.CONFORMANT;

    /** Knobs with their values, such as {@code etagOnWrite=OFF}. */
    String[] knobs() default {};
}
