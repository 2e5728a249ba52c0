/** The command line of the standalone jar. */
@NullMarked
package dev.gpconnect.appointments.testkit.launcher;

import org.jspecify.annotations.NullMarked;
