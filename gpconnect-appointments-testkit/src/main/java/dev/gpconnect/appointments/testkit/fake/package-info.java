/**
 * Fake practices in memory: each answers FHIR requests as {@code 04-provider-rules} says a truthful provider does. Bodies are read and
 * written with HAPI's STU3 structures and a strict parser. Nothing here opens a socket; time comes from the clock that is passed in.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.fake;

import org.jspecify.annotations.NullMarked;
