package dev.gpconnect.appointments.testkit.fake.control;

import java.time.Instant;

/**
 * A fault of a consumer that providers tolerate (04 section 10).
 *
 * @param rule the rule, for example {@code P-LINT-01}
 * @param interaction the interaction id as sent, empty when none was
 * @param practice the ODS code of the practice asked
 * @param traceId the request's trace id, empty when none was sent
 * @param at when it was seen
 * @param message what is wrong and what would be right; it holds no patient data
 */
public record Finding(String rule, String interaction, String practice, String traceId, Instant at, String message) {}
