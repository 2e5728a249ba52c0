package dev.gpconnect.appointments.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract against an implementation with a fault, whose name its subclass takes in the constructor. */
final class ContractRun implements TestExecutionListener {

    private static final String FAULT = "fault";

    private final Set<String> passed = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    private ContractRun() {}

    /** Runs all tests of the class. */
    static ContractRun of(Class<?> contract, String fault) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter(FAULT, fault)
                .build();
        ContractRun run = new ContractRun();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getSource().orElse(null) instanceof MethodSource method) {
            (result.getStatus() == Status.SUCCESSFUL ? passed : failed).add(method.getMethodName());
        }
    }

    /** The names of the tests that passed. */
    Set<String> passed() {
        return passed;
    }

    /** The names of the tests that did not: failed, or skipped on an assumption. */
    Set<String> failed() {
        return failed;
    }

    /** Hands the name of the fault of this run to the constructor. */
    static final class FaultName implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(String.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter(FAULT).orElseThrow();
        }
    }
}
