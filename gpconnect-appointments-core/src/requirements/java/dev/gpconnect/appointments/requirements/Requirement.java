package dev.gpconnect.appointments.requirements;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the consumer requirements (C-*) and duties (D-*) that a test asserts: it fails when the client no longer does what they
 * ask. What only touches a requirement does not name it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {

    /** The ids, such as {@code C-BOOK-08}. */
    String[] value();
}
