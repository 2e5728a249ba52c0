package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.UnreadableContentException;
import java.util.List;

/**
 * An OperationOutcome stood where another resource was to be read: the answer is a failure, whatever its status (AMND-E4).
 * Never leaves the module; a call turns it into a service exception.
 */
public final class OutcomeInsteadException extends UnreadableContentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    OutcomeInsteadException(List<Issue> issues) {
        super("It is an OperationOutcome, not the resource asked for");
        this.issues = List.copyOf(issues);
    }

    /** What it lists. */
    public List<Issue> issues() {
        return issues;
    }
}
