package dev.gpconnect.appointments.testkit.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that share a world run one after the other. */
final class OneAtATime {
    private OneAtATime() {}

    /**
     * Checks that the test cannot run beside others of its class, before chance has two of them meet.
     *
     * @throws ExtensionConfigurationException if it can
     */
    static void check(ExtensionContext context) {
        boolean parallel = context.getConfigurationParameter("junit.jupiter.execution.parallel.enabled")
                .map(Boolean::parseBoolean)
                .orElse(false);
        if (parallel && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw new ExtensionConfigurationException(
                    "A static GpConnectExtension is one world for the tests of its class,"
                            + " which therefore cannot run at the same time: make the field an instance field,"
                            + " or annotate the class with @Execution(SAME_THREAD)");
        }
    }
}
