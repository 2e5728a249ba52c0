package dev.gpconnect.appointments.testkit.fake.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The findings so far, the latest {@value #LIMIT} of them. Thread-safe. */
public final class Findings {
    private static final int LIMIT = 1000;

    private final Deque<Finding> findings = new ArrayDeque<>();

    Findings() {}

    /** Records a finding. */
    public synchronized void add(Finding finding) {
        if (findings.size() == LIMIT) {
            findings.removeFirst();
        }
        findings.addLast(finding);
    }

    /** A snapshot, in the order in which they were made. */
    public synchronized List<Finding> all() {
        return List.copyOf(findings);
    }

    /** The rules that were broken, each once. */
    public Set<String> rules() {
        return all().stream().map(Finding::rule).collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets them all. */
    public synchronized void clear() {
        findings.clear();
    }
}
