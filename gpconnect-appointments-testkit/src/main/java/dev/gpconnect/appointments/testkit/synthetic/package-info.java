/**
 * Made-up patients, diaries and practices, for who wants other ones than the reference data has. Every NHS number is of the 999 range,
 * which is never issued, and every value depends on what was asked for alone.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.synthetic;

import org.jspecify.annotations.NullMarked;
