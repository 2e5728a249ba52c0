package dev.gpconnect.appointments.testkit.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link GpConnectTest} registers: one world for each test, kept in the test's own store. */
final class AnnotatedExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(AnnotatedExtension.class);

    AnnotatedExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Session.class, new Session(Settings.of(annotation(context))));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Session session = session(context);
        if (session != null) {
            Verdict.on(session, context.getExecutionException().orElse(null));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.supports(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.resolve(parameter, session(context));
    }

    private static @Nullable Session session(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Session.class, Session.class);
    }

    /** The nearest one: of the method, its class, or a class around it. */
    private static GpConnectTest annotation(ExtensionContext context) {
        GpConnectTest found = AnnotationSupport.findAnnotation(context.getElement(), GpConnectTest.class)
                .orElse(null);
        Class<?> type = context.getRequiredTestClass();
        while (found == null && type != null) {
            found = AnnotationSupport.findAnnotation(type, GpConnectTest.class).orElse(null);
            type = type.getEnclosingClass();
        }
        if (found == null) {
            throw new IllegalStateException("The test has no @GpConnectTest");
        }
        return found;
    }
}
