/** What {@code serve} adds to the fakes: the control interface over HTTP, and the log of what was exchanged. */
@NullMarked
package dev.gpconnect.appointments.testkit.serve;

import org.jspecify.annotations.NullMarked;
