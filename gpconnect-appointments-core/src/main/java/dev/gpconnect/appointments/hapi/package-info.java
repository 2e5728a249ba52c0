/**
 * What the SDK handles as HAPI FHIR structures (STU3) and back, for applications that use HAPI elsewhere. Needs the artifact
 * {@code hapi-fhir-structures-dstu3}, which the SDK does not bring; nothing else in the SDK does.
 */
@NullMarked
package dev.gpconnect.appointments.hapi;

import org.jspecify.annotations.NullMarked;
