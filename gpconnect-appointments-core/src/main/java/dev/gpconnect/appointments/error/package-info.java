/**
 * The exceptions of the SDK, by what a caller can do about them: refused here, not sent, no answer, answered with an error,
 * answered but unusable, done in part. All are unchecked and none shows a patient's data, a token or a URL.
 */
@NullMarked
package dev.gpconnect.appointments.error;

import org.jspecify.annotations.NullMarked;
