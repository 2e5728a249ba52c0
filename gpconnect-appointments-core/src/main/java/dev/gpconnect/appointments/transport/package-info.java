/**
 * What carries a request to a provider and its answer back: the interface that a transport implements. A transport adds
 * nothing to a request but what HTTP itself needs, asks for gzip, follows no redirect and never sends a request twice.
 */
@NullMarked
package dev.gpconnect.appointments.transport;

import org.jspecify.annotations.NullMarked;
