/** What a consumer does wrong and providers tolerate (04 section 10): each fault is a finding, and in strict mode an error. */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.lint;

import org.jspecify.annotations.NullMarked;
