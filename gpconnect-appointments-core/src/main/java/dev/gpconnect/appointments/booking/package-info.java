/** Appointments: booking one, what a practice holds, and the two changes that are allowed. */
@NullMarked
package dev.gpconnect.appointments.booking;

import org.jspecify.annotations.NullMarked;
