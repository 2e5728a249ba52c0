package dev.gpconnect.appointments.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Micrometer is optional: without it everything works but the room that is about it")
class WithoutMicrometerTest {

    private static final String ROOT = "dev.gpconnect.appointments.";
    private static final String ROOM = ROOT + "observation.";

    @Test
    void call_withoutMicrometer_asksForNoneOfIt() throws Exception {
        WithoutMicrometer loader = new WithoutMicrometer();

        Constructor<?> journeys = loader.loadClass(ROOM + "ObservedJourney").getDeclaredConstructor();
        journeys.setAccessible(true);
        Object journey = journeys.newInstance();

        assertThat(((Supplier<?>) journey).get()).isEqualTo("2");
        assertThat(loader.defined).contains(ROOT + "AppointmentsClient", ROOT + "ObservedCall");
        assertThat(loader.defined.stream().filter(name -> name.startsWith(ROOM)))
                .containsExactly(ROOM + "ObservedJourney");
        assertThat(loader.refused).isEmpty();
    }

    @Test
    @DisplayName("and the room does not: so the test above would see it")
    void observer_withoutMicrometer_cannotBeMade() {
        WithoutMicrometer loader = new WithoutMicrometer();

        assertThatThrownBy(() -> loader.loadClass(ROOM + "MicrometerObserver").getDeclaredMethods())
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(loader.refused).isNotEmpty();
    }

    @Test
    void module_withoutMicrometer_isWhole() throws Exception {
        try (InputStream info = moduleInfo()) {
            assertThat(ModuleDescriptor.read(info).requires())
                    .filteredOn(module -> module.name().startsWith("micrometer")
                            || module.name().equals("java.sql"))
                    .hasSize(2)
                    .extracting(Requires::modifiers)
                    .containsOnly(Set.of(Requires.Modifier.STATIC));
        }
    }

    @Test
    @DisplayName("every Spine code that the SDK names is one that the key value may have")
    void codes_thatAreKnown_areTold() {
        List<SpineErrorCode> codes = Stream.of(SpineErrorCode.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(WithoutMicrometerTest::value)
                .toList();

        assertThat(codes)
                .hasSizeGreaterThan(20)
                .allSatisfy(code -> assertThat(Keys.code(code)).isEqualTo(code.value()));
        assertThat(Keys.code(SpineErrorCode.of("502"))).isEqualTo("502");
        assertThat(Keys.code(SpineErrorCode.of("9990000018"))).isEqualTo("other");
    }

    private static SpineErrorCode value(Field constant) {
        try {
            return (SpineErrorCode) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream moduleInfo() throws Exception {
        URI classes = AppointmentsClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return Files.newInputStream(Path.of(classes).resolve("module-info.class"));
    }

    /** Has the SDK's classes for itself, so that what they name comes by here too, and no Micrometer. */
    private static final class WithoutMicrometer extends ClassLoader {

        private final List<String> refused = new CopyOnWriteArrayList<>();
        private final List<String> defined = new CopyOnWriteArrayList<>();

        WithoutMicrometer() {
            super(AppointmentsClient.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                refused.add(name);
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(ROOT)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                defined.add(name);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
