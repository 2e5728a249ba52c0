/** Throwaway certificates, for tests of what goes over TLS. */
@NullMarked
package dev.gpconnect.appointments.testkit.tls;

import org.jspecify.annotations.NullMarked;
