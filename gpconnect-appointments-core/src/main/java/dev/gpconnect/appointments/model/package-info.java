/**
 * Identifiers, codes and times that the GP Connect specification fixes: value types without behaviour of their own.
 *
 * <p>Codes that a server supplies are open: a known constant where there is one, any other code otherwise.
 */
@NullMarked
package dev.gpconnect.appointments.model;

import org.jspecify.annotations.NullMarked;
