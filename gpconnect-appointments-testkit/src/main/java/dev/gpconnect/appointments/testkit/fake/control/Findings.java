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
    private long count;

    Findings() {}

    /** Records a finding. */
    public synchronized void add(Finding finding) {
        if (findings.size() == LIMIT) {
            findings.removeFirst();
        }
        findings.addLast(finding);
        count++;
    }

    /** How many were ever made, those forgotten since included. */
    public synchronized long count() {
        return count;
    }

    /** Those made since {@link #count()} gave this number, as far as they are not forgotten, in the order in which they were made. */
    public synchronized List<Finding> since(long earlier) {
        long kept = Math.min(count - earlier, findings.size());
        return findings.stream().skip(findings.size() - kept).toList();
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
