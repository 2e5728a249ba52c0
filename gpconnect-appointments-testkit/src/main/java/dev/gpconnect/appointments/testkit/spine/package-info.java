/**
 * The fake Spine: the Secure Proxy, which checks who may talk to whom and forwards what passes (P-SSP-*, W-SSP-*), and the directory over
 * its FHIR API, over LDAP and in process (W-SDS-*).
 */
@NullMarked
package dev.gpconnect.appointments.testkit.spine;

import org.jspecify.annotations.NullMarked;
