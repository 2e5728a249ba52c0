/** Free slots: what is asked for, and what a practice offers. */
@NullMarked
package dev.gpconnect.appointments.slots;

import org.jspecify.annotations.NullMarked;
