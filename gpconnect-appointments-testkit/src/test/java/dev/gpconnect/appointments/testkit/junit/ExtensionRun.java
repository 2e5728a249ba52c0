package dev.gpconnect.appointments.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a class of tests, some of which are to fail, and keeps how each ended. */
final class ExtensionRun implements TestExecutionListener {

    private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

    private ExtensionRun() {}

    static ExtensionRun of(Class<?> tests) {
        return of(tests, Map.of());
    }

    static ExtensionRun parallel(Class<?> tests) {
        return of(
                tests,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
    }

    private static ExtensionRun of(Class<?> tests, Map<String, String> configuration) {
        ExtensionRun run = new ExtensionRun();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .configurationParameters(configuration)
                                .build(),
                        run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = name(test);
        results.merge(name, result, (one, other) -> one.getThrowable().isPresent() ? one : other);
    }

    private static String name(TestIdentifier test) {
        Object source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return method.getMethodName();
        }
        return source instanceof ClassSource type ? type.getJavaClass().getSimpleName() : test.getDisplayName();
    }

    /** The names of the tests and classes that did not succeed. */
    List<String> failed() {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().getStatus() != TestExecutionResult.Status.SUCCESSFUL)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How many tests and containers ended. */
    int ended() {
        return results.size();
    }

    /** Why a test failed. */
    Throwable failure(String name) {
        return results.get(name).getThrowable().orElseThrow();
    }

    /** The diagnostics that go with the failure of a test. */
    String diagnostics(String name) {
        Throwable[] suppressed = failure(name).getSuppressed();
        return Arrays.stream(suppressed)
                .filter(GpConnectDiagnostics.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("");
    }
}
