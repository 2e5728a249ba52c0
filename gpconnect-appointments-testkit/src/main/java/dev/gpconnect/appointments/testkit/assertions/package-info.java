/** AssertJ's {@code assertThat} for the fakes: what is booked at a practice, and what was found. Needs AssertJ, which an application brings itself. */
@NullMarked
package dev.gpconnect.appointments.testkit.assertions;

import org.jspecify.annotations.NullMarked;
