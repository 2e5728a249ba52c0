package dev.gpconnect.appointments.requirements;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes which tests of each requirement ran and passed, as JSON: requirement id to test methods. A method that runs several times
 * counts when every run passed. Where the file goes is the system property {@code gpconnect.requirements}; without it nothing is
 * written.
 */
public final class RequirementsListener implements TestExecutionListener {

    private final Set<Method> passed = ConcurrentHashMap.newKeySet();
    private final Set<Method> failed = ConcurrentHashMap.newKeySet();

    /** For the launcher. */
    public RequirementsListener() {}

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(method -> method.isAnnotationPresent(Requirement.class))
                .ifPresent(method -> {
                    if (result.getStatus() != Status.SUCCESSFUL) {
                        failed.add(method);
                    } else if (test.isTest()) {
                        passed.add(method);
                    }
                });
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String file = System.getProperty("gpconnect.requirements");
        if (file != null) {
            try {
                new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(Path.of(file).toFile(), testsByRequirement());
            } catch (IOException e) {
                throw new UncheckedIOException("The requirements that were tested cannot be written", e);
            }
        }
    }

    private SortedMap<String, SortedSet<String>> testsByRequirement() {
        SortedMap<String, SortedSet<String>> tests = new TreeMap<>();
        passed.stream()
                .filter(method -> !failed.contains(method))
                .forEach(method -> Arrays.stream(
                                method.getAnnotation(Requirement.class).value())
                        .forEach(id -> tests.computeIfAbsent(id, key -> new TreeSet<>())
                                .add(method.getDeclaringClass().getName() + "." + method.getName())));
        return tests;
    }
}
