/** What a test decides in place of the machine: the time and the ids. Any other room of the testkit may use it. */
@NullMarked
package dev.gpconnect.appointments.testkit.time;

import org.jspecify.annotations.NullMarked;
