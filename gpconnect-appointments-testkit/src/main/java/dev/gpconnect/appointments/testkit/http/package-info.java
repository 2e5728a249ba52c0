/** The fake practices and the fake Spine behind real HTTP on loopback. */
@NullMarked
package dev.gpconnect.appointments.testkit.http;

import org.jspecify.annotations.NullMarked;
