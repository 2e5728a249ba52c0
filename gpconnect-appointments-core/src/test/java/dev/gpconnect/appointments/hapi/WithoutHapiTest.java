package dev.gpconnect.appointments.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.WithoutLibrary;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HAPI is optional: without it everything works but the room that is about it")
class WithoutHapiTest {

    private static final String ROOM = "dev.gpconnect.appointments.hapi.";

    private final WithoutLibrary loader = new WithoutLibrary("ca.uhn.", "org.hl7.");

    @Test
    void classes_ofOtherRooms_workWithoutHapi() throws Exception {
        List<String> names = WithoutLibrary.classesOfCore().stream()
                .filter(name -> !name.startsWith(ROOM))
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(loader.link(name)).isNotNull());
        assertThat(loader.refused()).isEmpty();
    }

    @Test
    @DisplayName("and the room does not: so the test above would see it")
    void classes_ofTheRoom_needHapi() {
        assertThatThrownBy(() -> loader.link(ROOM + "HapiConverter")).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void module_withoutHapi_isWhole() throws Exception {
        assertThat(WithoutLibrary.required(name -> name.contains("hapi") || name.startsWith("org.hl7")))
                .hasSize(2)
                .extracting(Requires::modifiers)
                .containsOnly(Set.of(Requires.Modifier.STATIC));
    }
}
