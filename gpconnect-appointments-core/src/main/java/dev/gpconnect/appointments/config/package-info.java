/**
 * The settings of a client from outside the code: a properties file, environment variables and system properties.
 *
 * <p>Every key starts with {@code gpconnect.appointments.}; as an environment variable {@code gpconnect.appointments.spine-proxy}
 * is {@code GPCONNECT_APPOINTMENTS_SPINE_PROXY}. {@link dev.gpconnect.appointments.config.Configuration} lists the keys.
 */
@NullMarked
package dev.gpconnect.appointments.config;

import org.jspecify.annotations.NullMarked;
