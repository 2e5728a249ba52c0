/** Transports for tests and for looking on: what stands where an application's real transport would. */
@NullMarked
package dev.gpconnect.appointments.testkit.transport;

import org.jspecify.annotations.NullMarked;
