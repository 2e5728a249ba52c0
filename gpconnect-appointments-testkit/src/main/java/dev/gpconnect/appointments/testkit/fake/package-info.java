/**
 * Fake practices in memory: each answers FHIR requests as {@code 04-provider-rules} says a truthful provider does, with a handler for
 * each interaction. Nothing here opens a socket; time comes from the clock that is passed in.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.fake;

import org.jspecify.annotations.NullMarked;
