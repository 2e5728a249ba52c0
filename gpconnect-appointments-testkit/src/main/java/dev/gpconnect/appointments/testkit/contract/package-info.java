/**
 * What an implementation of one of the SDK's interfaces has to pass: abstract JUnit classes to extend. They need JUnit
 * Jupiter and AssertJ, which the testkit does not bring along.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.contract;

import org.jspecify.annotations.NullMarked;
