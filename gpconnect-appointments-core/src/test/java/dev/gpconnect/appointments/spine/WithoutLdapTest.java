package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.AppointmentsClient;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the LDAP library is optional: without it everything works but the directory over LDAP")
class WithoutLdapTest {

    private static final String ROOM = "dev.gpconnect.appointments.spine.";
    private static final Set<String> NEED_IT =
            Set.of(ROOM + "SdsLdapConnections", ROOM + "SdsLdapFailures", ROOM + "SdsLdapHits", ROOM + "SdsLdapSearch");

    @Test
    void classes_otherThanThoseOfLdap_workWithoutIt() throws Exception {
        try (URLClassLoader loader = withoutLdap()) {
            assertThat(classNames())
                    .hasSizeGreaterThan(100)
                    .filteredOn(
                            name -> !name.startsWith(ROOM + "SdsLdap") || name.startsWith(ROOM + "SdsLdapDirectory"))
                    .allSatisfy(name ->
                            assertThat(link(name, loader).getClassLoader()).isSameAs(loader));
        }
    }

    @Test
    @DisplayName("and those of LDAP do not: so the test above would see it")
    void classes_ofLdap_needIt() throws Exception {
        try (URLClassLoader loader = withoutLdap()) {
            assertThat(NEED_IT)
                    .allSatisfy(name -> assertThatThrownBy(() -> link(name, loader))
                            .isInstanceOf(NoClassDefFoundError.class)
                            .hasMessageContaining("com/unboundid/"));
        }
    }

    @Test
    void directory_known_isAskedWithoutIt() throws Exception {
        try (URLClassLoader loader = withoutLdap()) {
            Class<?> directory = link(ROOM + "ProviderDirectory", loader);

            Object fixed = directory.getMethod("fixed", Map.class).invoke(null, Map.of());

            assertThat(fixed.getClass().getClassLoader()).isSameAs(loader);
        }
    }

    @Test
    void directoryOverLdap_withoutIt_saysWhatToAdd() throws Exception {
        try (URLClassLoader loader = withoutLdap()) {
            Object builder = link(ROOM + "SdsLdapDirectory", loader)
                    .getMethod("builder", URI.class)
                    .invoke(null, URI.create("ldap://localhost"));
            Method build = builder.getClass().getMethod("build");

            assertThatThrownBy(() -> build.invoke(builder))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.unboundid:unboundid-ldapsdk");
        }
    }

    @Test
    void module_withoutLdap_isWhole() throws Exception {
        try (InputStream info = Files.newInputStream(classes().resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(info).requires())
                    .filteredOn(module -> module.name().contains("ldap"))
                    .hasSize(1)
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

    private static List<String> classNames() throws Exception {
        Path classes = classes();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static Path classes() throws Exception {
        return Path.of(AppointmentsClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** This class path without the library, in a loader that shares nothing but the JDK. */
    private static URLClassLoader withoutLdap() throws IOException {
        List<URL> urls = new ArrayList<>();
        List<String> places =
                Arrays.asList(System.getProperty("java.class.path").split(java.io.File.pathSeparator));
        for (String place : places) {
            if (!place.contains("unboundid")) {
                urls.add(Path.of(place).toUri().toURL());
            }
        }
        assertThat(urls).hasSize(places.size() - 1);
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
