/**
 * Internal: deadlines, cancellation and what is tried again. Not exported; no guarantee is given to code outside this module.
 */
@NullMarked
package dev.gpconnect.appointments.resilience;

import org.jspecify.annotations.NullMarked;
