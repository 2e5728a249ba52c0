/**
 * What a test can turn on a fake that runs: its knobs, a provider's personality, faults, and whether a consumer's
 * findings (04 section 10) are errors.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.control;

import org.jspecify.annotations.NullMarked;
