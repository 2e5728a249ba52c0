/**
 * The reference data: the made-up practices, patients and appointments that the journey, the scenarios and the tests run against, written
 * around the present day of the clock that is passed in.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.reference;

import org.jspecify.annotations.NullMarked;
