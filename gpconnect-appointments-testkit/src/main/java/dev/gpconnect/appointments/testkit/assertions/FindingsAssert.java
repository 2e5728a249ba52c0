package dev.gpconnect.appointments.testkit.assertions;

import dev.gpconnect.appointments.testkit.fake.control.Findings;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about what the practices had against the consumer. */
public final class FindingsAssert extends AbstractAssert<FindingsAssert, Findings> {

    FindingsAssert(@Nullable Findings findings) {
        super(findings, FindingsAssert.class);
    }

    /** Nothing was found. */
    public FindingsAssert hasNone() {
        return check(findings().all().isEmpty(), "none");
    }

    /** This rule was broken, for example {@code P-LINT-01}; others may be too. */
    public FindingsAssert contains(String rule) {
        return check(findings().rules().contains(rule), rule + " to be broken");
    }

    private Findings findings() {
        isNotNull();
        return actual;
    }

    private FindingsAssert check(boolean holds, String expectation) {
        if (!holds) {
            String all = findings().all().stream()
                    .map(finding -> finding.rule() + " at " + finding.practice() + ": " + finding.message())
                    .collect(Collectors.joining("\n  ", "\n  ", ""));
            failWithMessage("%s", "Expected of the findings: " + expectation + "; they are:" + all);
        }
        return this;
    }
}
