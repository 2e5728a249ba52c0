/**
 * The audit trail: who asked what of which practice, about which patient and appointment, and what became of it, one
 * {@link dev.gpconnect.appointments.audit.AuditEvent} for every attempt (D-AU-01 to D-AU-03).
 */
@NullMarked
package dev.gpconnect.appointments.audit;

import org.jspecify.annotations.NullMarked;
