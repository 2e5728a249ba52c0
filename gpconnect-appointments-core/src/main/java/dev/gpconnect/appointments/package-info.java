/**
 * The client: {@link dev.gpconnect.appointments.AppointmentsClient} for the application,
 * {@link dev.gpconnect.appointments.Encounter} for a user with a patient, {@link dev.gpconnect.appointments.Practice} for a
 * provider, {@link dev.gpconnect.appointments.PatientRecord} for the patient there.
 */
@NullMarked
package dev.gpconnect.appointments;

import org.jspecify.annotations.NullMarked;
