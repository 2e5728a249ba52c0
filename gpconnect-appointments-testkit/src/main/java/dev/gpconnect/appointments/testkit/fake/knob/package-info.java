/** The knobs of 04 section 9: what the specification leaves open, and how a fake settles it. */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.knob;

import org.jspecify.annotations.NullMarked;
