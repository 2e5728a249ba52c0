package dev.gpconnect.appointments.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The practice that a parameter is about, where it is not the first one of the world. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Ods {

    /** Its ODS code, for example {@code Y90002}. */
    String value();
}
