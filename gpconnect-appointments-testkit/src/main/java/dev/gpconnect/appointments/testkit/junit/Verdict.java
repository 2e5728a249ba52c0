package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.diary.DiaryText;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import dev.gpconnect.appointments.testkit.transport.ScriptedTransport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What the world says of a test at its end. */
final class Verdict {
    private final Session session;
    private final Controls controls;

    private Verdict(Session session) {
        this.session = session;
        this.controls = session.world().controls();
    }

    /**
     * Adds the diagnostics to the failure of a test, or fails a test that did not fail by itself.
     *
     * @param failure null when the test passed so far
     * @throws AssertionError if the world has something to say against it
     */
    static void on(Session session, @Nullable Throwable failure) {
        if (failure instanceof TestAbortedException) {
            return;
        }
        Verdict verdict = new Verdict(session);
        if (failure != null) {
            failure.addSuppressed(new GpConnectDiagnostics(verdict.diagnostics()));
            return;
        }
        List<String> objections = verdict.objections();
        if (!objections.isEmpty()) {
            AssertionError error = new AssertionError(String.join("\n", objections));
            error.addSuppressed(new GpConnectDiagnostics(verdict.diagnostics()));
            throw error;
        }
    }

    private List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (session.settings().behaviour().strict()) {
            controls.findings().all().forEach(finding -> objections.add("The consumer broke " + text(finding)));
        }
        controls.faults().unfired().forEach(fault -> objections.add("A fault never happened: " + fault));
        String script = script();
        if (script != null) {
            objections.add("The script was not played as it was written: " + script);
        }
        return objections;
    }

    private @Nullable String script() {
        ScriptedTransport script = session.line().scriptInUse();
        try {
            if (script != null) {
                script.assertExhausted();
            }
            return null;
        } catch (AssertionError wrong) {
            return wrong.getMessage();
        }
    }

    private String diagnostics() {
        StringBuilder text = new StringBuilder("the world at the end of the test");
        text.append("\nclock: ").append(UkTime.now(session.clock()));
        text.append("\nbehaviour: ")
                .append(controls.personality().id())
                .append(", ")
                .append(controls.effective());
        text.append("\nexchanges:").append(session.line().transcript());
        List<Finding> findings = controls.findings().all();
        text.append("\nfindings:")
                .append(lines(findings.stream().map(Verdict::text).toList()));
        text.append("\nfaults:").append(lines(controls.faults().all()));
        String script = script();
        if (script != null) {
            text.append("\nscript: ").append(script);
        }
        session.world().practices().stream()
                .filter(this::asked)
                .forEach(practice -> text.append("\ndiary of ")
                        .append(practice.identity().odsCode())
                        .append(':')
                        .append(DiaryText.of(practice.appointments())));
        return text.toString();
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? " none" : "\n  " + String.join("\n  ", lines);
    }

    private boolean asked(FakePractice practice) {
        String root = practice.serviceRoot() + "/";
        return session.line().transcript().exchanges().stream()
                .anyMatch(exchange -> exchange.request().url().contains(root));
    }

    private static String text(Finding finding) {
        return finding.rule() + " at " + finding.practice() + ": " + finding.message() + " (" + finding.interaction()
                + ", trace id " + finding.traceId() + ")";
    }
}
