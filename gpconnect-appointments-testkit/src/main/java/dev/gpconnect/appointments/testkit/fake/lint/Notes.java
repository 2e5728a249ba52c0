package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The findings about one request. */
final class Notes {
    private final FakeRequest request;
    private final String practice;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    Notes(FakeRequest request, String practice, Instant now) {
        this.request = request;
        this.practice = practice;
        this.now = now;
    }

    /** Notes a finding where something is wrong. */
    void noteIf(boolean wrong, String rule, String message) {
        if (wrong) {
            findings.add(new Finding(rule, header("Ssp-InteractionID"), practice, header("Ssp-TraceID"), now, message));
        }
    }

    Instant now() {
        return now;
    }

    String header(String name) {
        return Objects.requireNonNullElse(request.header(name), "");
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
