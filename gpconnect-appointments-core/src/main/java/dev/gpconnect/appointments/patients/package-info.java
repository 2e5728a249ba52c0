/** Patients: what PDS said about one, what a practice holds, and how the two differ. */
@NullMarked
package dev.gpconnect.appointments.patients;

import org.jspecify.annotations.NullMarked;
