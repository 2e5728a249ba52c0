/**
 * Internal: reading FHIR JSON as events and slices, and changing it without touching what was not understood. Not exported;
 * no guarantee is given to code outside this module.
 */
@NullMarked
package dev.gpconnect.appointments.fhir;

import org.jspecify.annotations.NullMarked;
