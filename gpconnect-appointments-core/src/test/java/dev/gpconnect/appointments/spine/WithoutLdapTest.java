package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.WithoutLibrary;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the LDAP library is optional: without it everything works but the directory over LDAP")
class WithoutLdapTest {

    private static final String ROOM = "dev.gpconnect.appointments.spine.";
    private static final Set<String> NEED_IT =
            Set.of(ROOM + "SdsLdapConnections", ROOM + "SdsLdapFailures", ROOM + "SdsLdapHits", ROOM + "SdsLdapSearch");

    private final WithoutLibrary loader = new WithoutLibrary("com.unboundid.");

    @Test
    void classes_otherThanThoseOfLdap_workWithoutIt() throws Exception {
        assertThat(WithoutLibrary.classesOfCore())
                .hasSizeGreaterThan(100)
                .filteredOn(name -> !name.startsWith(ROOM + "SdsLdap") || name.startsWith(ROOM + "SdsLdapDirectory"))
                .allSatisfy(name -> assertThat(loader.link(name)).isNotNull());
    }

    @Test
    @DisplayName("and those of LDAP do not: so the test above would see it")
    void classes_ofLdap_needIt() {
        assertThat(NEED_IT)
                .allSatisfy(name -> assertThatThrownBy(() -> loader.link(name))
                        .isInstanceOf(NoClassDefFoundError.class)
                        .hasMessageContaining("com/unboundid/"));
    }

    @Test
    void directoryOverLdap_withoutIt_saysWhatToAdd() throws Exception {
        Object builder = loader.link(ROOM + "SdsLdapDirectory")
                .getMethod("builder", URI.class)
                .invoke(null, URI.create("ldap://localhost"));
        Method build = builder.getClass().getMethod("build");

        assertThatThrownBy(() -> build.invoke(builder))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("com.unboundid:unboundid-ldapsdk");
    }

    @Test
    void module_withoutLdap_isWhole() throws Exception {
        assertThat(WithoutLibrary.required(name -> name.contains("ldap")))
                .hasSize(1)
                .extracting(Requires::modifiers)
                .containsOnly(Set.of(Requires.Modifier.STATIC));
    }
}
