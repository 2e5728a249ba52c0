/** What a practice is made of: its locations, practitioners and organisation, and what its system says it can do. */
@NullMarked
package dev.gpconnect.appointments.organisations;

import org.jspecify.annotations.NullMarked;
