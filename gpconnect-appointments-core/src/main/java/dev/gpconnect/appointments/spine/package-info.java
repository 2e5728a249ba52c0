/** The way to a provider: who it is in the Spine's directory, and the URL through the Spine proxy. */
@NullMarked
package dev.gpconnect.appointments.spine;

import org.jspecify.annotations.NullMarked;
