package dev.gpconnect.appointments.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.AppointmentsClient;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HAPI is optional: without it everything works but the room that is about it")
class WithoutHapiTest {

    private static final String ROOT = "dev.gpconnect.appointments.";
    private static final String ROOM = ROOT + "hapi.";

    @Test
    void classes_ofOtherRooms_workWithoutHapi() throws Exception {
        List<String> names =
                classNames().stream().filter(name -> !name.startsWith(ROOM)).toList();
        WithoutHapi loader = new WithoutHapi();

        assertThat(names)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        name -> assertThat(link(name, loader).getClassLoader()).isSameAs(loader));
    }

    @Test
    @DisplayName("and the room does not: so the test above would see it")
    void classes_ofTheRoom_needHapi() {
        assertThatThrownBy(() -> link(ROOM + "HapiConverter", new WithoutHapi()))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void module_withoutHapi_isWhole() throws Exception {
        try (InputStream info = Files.newInputStream(classes().resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(info).requires())
                    .filteredOn(module ->
                            module.name().contains("hapi") || module.name().startsWith("org.hl7"))
                    .hasSize(2)
                    .extracting(Requires::modifiers)
                    .containsOnly(Set.of(Requires.Modifier.STATIC));
        }
    }

    /** Initialises the class and resolves the types that its members name. */
    private static Class<?> link(String name, ClassLoader loader) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, true, loader);
        assertThat(type.getDeclaredFields()).isNotNull();
        assertThat(type.getDeclaredMethods()).isNotNull();
        assertThat(type.getDeclaredConstructors()).isNotNull();
        return type;
    }

    private static List<String> classNames() throws IOException, URISyntaxException {
        Path classes = classes();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .toList();
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(AppointmentsClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Has core's classes for itself, so that what they name comes by here too, and no HAPI. */
    private static final class WithoutHapi extends ClassLoader {

        WithoutHapi() {
            super(AppointmentsClient.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("ca.uhn.") || name.startsWith("org.hl7.")) {
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
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
