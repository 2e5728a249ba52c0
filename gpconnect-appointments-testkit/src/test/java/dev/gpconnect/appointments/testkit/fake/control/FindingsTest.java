package dev.gpconnect.appointments.testkit.fake.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FindingsTest {
    private final Findings findings = Controls.create().findings();

    private void add(int from, int to) {
        for (int i = from; i <= to; i++) {
            findings.add(new Finding("P-LINT-" + i, "", "Y90001", "", Instant.EPOCH, ""));
        }
    }

    @Test
    void since_givesWhatWasMadeAfterwards() {
        add(1, 2);
        long earlier = findings.count();
        add(3, 4);

        assertThat(findings.since(earlier)).extracting(Finding::rule).containsExactly("P-LINT-3", "P-LINT-4");
        assertThat(findings.since(findings.count())).isEmpty();
    }

    @Test
    void since_givesNothingThatWasForgotten() {
        long earlier = findings.count();
        add(1, 3);
        findings.clear();
        add(4, 4);

        assertThat(findings.since(earlier)).extracting(Finding::rule).containsExactly("P-LINT-4");
    }

    @Test
    void latestThousand_areKept() {
        add(1, 1500);

        assertThat(findings.count()).isEqualTo(1500);
        assertThat(findings.since(0)).hasSize(1000);
        assertThat(findings.all().get(0).rule()).isEqualTo("P-LINT-501");
    }
}
