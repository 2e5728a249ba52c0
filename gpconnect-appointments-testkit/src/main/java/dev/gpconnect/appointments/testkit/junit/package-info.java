/**
 * The fakes in a JUnit test: an extension that makes a world and a client for each test, hands them to it as parameters, and fails it for
 * what the consumer did wrong. Needs JUnit 5.14 or later, which an application brings itself.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.junit;

import org.jspecify.annotations.NullMarked;
