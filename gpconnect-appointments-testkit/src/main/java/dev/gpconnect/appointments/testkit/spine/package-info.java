/** The fake Spine Secure Proxy: who may talk to whom, and the forwarding of what passes (P-SSP-*, W-SSP-*). */
@NullMarked
package dev.gpconnect.appointments.testkit.spine;

import org.jspecify.annotations.NullMarked;
