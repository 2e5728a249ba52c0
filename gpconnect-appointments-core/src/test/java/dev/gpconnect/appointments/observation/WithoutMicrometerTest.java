package dev.gpconnect.appointments.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.WithoutLibrary;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
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
        WithoutLibrary loader = new WithoutLibrary("io.micrometer.");

        Constructor<?> journeys = loader.loadClass(ROOM + "ObservedJourney").getDeclaredConstructor();
        journeys.setAccessible(true);
        Object journey = journeys.newInstance();

        assertThat(((Supplier<?>) journey).get()).isEqualTo("2");
        assertThat(loader.defined()).contains(ROOT + "AppointmentsClient", ROOT + "ObservedCall");
        assertThat(loader.defined().stream().filter(name -> name.startsWith(ROOM)))
                .containsExactly(ROOM + "ObservedJourney");
        assertThat(loader.refused()).isEmpty();
    }

    @Test
    @DisplayName("and the room does not: so the test above would see it")
    void observer_withoutMicrometer_cannotBeMade() {
        WithoutLibrary loader = new WithoutLibrary("io.micrometer.");

        assertThatThrownBy(() -> loader.loadClass(ROOM + "MicrometerObserver").getDeclaredMethods())
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(loader.refused()).isNotEmpty();
    }

    @Test
    void module_withoutMicrometer_isWhole() throws Exception {
        assertThat(WithoutLibrary.required(name -> name.startsWith("micrometer") || name.equals("java.sql")))
                .hasSize(2)
                .extracting(Requires::modifiers)
                .containsOnly(Set.of(Requires.Modifier.STATIC));
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
}
