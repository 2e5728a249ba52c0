package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.ScriptedTransport;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.HttpTransportProvider;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A client that is given no transport takes the one on the class path")
class TransportDiscoveryTest {

    private static final String PROVIDERS = "META-INF/services/" + HttpTransportProvider.class.getName();

    @Test
    void transport_noneOnTheClassPath_isAnErrorThatNamesTheArtifact() {
        AppointmentsClient.Builder builder = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dev.gpconnect:gpconnect-appointments-okhttp");
    }

    @Test
    void transport_oneOnTheClassPath_isUsedAndClosedWithTheClient(@TempDir Path services) throws Exception {
        assertThat(inAWorldWith(services, First.class)).isEqualTo("closed 1 time");
    }

    @Test
    void transport_severalOnTheClassPath_isAnErrorThatListsThem(@TempDir Path services) throws Exception {
        assertThat(inAWorldWith(services, First.class, Second.class))
                .contains(First.class.getName())
                .contains(Second.class.getName())
                .contains("call transport(…) with one");
    }

    private static String inAWorldWith(Path services, Class<?>... providers) throws Exception {
        Path file = services.resolve("providers");
        Files.write(file, List.of(providers).stream().map(Class::getName).toList());
        Class<?> scenario = new World(file.toUri().toURL()).loadClass(Scenario.class.getName());
        return (String) ((Callable<?>) scenario.getConstructor().newInstance()).call();
    }

    /** Builds a client without a transport and closes it twice. */
    public static final class Scenario implements Callable<String> {

        public Scenario() {}

        @Override
        public String call() {
            try {
                AppointmentsClient client = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                        .build();
                client.close();
                client.close();
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
            return "closed " + First.TRANSPORT.closings() + " time";
        }
    }

    /** A provider. */
    public static final class First implements HttpTransportProvider {

        static final ScriptedTransport TRANSPORT = new ScriptedTransport();

        public First() {}

        @Override
        public HttpTransport create(TransportSettings settings) {
            return TRANSPORT;
        }
    }

    /** Another. */
    public static final class Second implements HttpTransportProvider {

        public Second() {}

        @Override
        public HttpTransport create(TransportSettings settings) {
            throw new AssertionError("never to be chosen");
        }
    }

    /** Loads the SDK and its tests anew, with providers of its own. */
    private static final class World extends ClassLoader {

        private final URL providers;

        World(URL providers) {
            super(TransportDiscoveryTest.class.getClassLoader());
            this.providers = providers;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.gpconnect.appointments.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(PROVIDERS) ? Collections.enumeration(List.of(providers)) : super.getResources(name);
        }
    }
}
