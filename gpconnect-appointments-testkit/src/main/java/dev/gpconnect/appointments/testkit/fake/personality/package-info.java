/** How each personality deviates in what it answers: the answers of an upright practice, changed after they were written. */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.personality;

import org.jspecify.annotations.NullMarked;
