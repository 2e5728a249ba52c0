/**
 * What goes over the wire between a consumer and a fake, whichever practice it is: requests, answers and refusals, the interactions and
 * the token, the two formats, and the forms of times, references and codes. Bodies are read and written with HAPI's STU3 structures
 * and a strict parser. Nothing here knows what a practice holds.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.wire;

import org.jspecify.annotations.NullMarked;
