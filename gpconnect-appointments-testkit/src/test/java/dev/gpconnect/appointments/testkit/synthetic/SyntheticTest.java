package dev.gpconnect.appointments.testkit.synthetic;

import static dev.gpconnect.appointments.testkit.synthetic.SyntheticPatient.aPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made up, and what is refused. */
final class SyntheticTest {

    @Test
    void nhsNumbers_areValid_ofTheTestRange_andEachItsOwn() {
        List<String> numbers =
                IntStream.rangeClosed(1, 5000).mapToObj(TestNumbers::nhsNumber).toList();

        assertThat(numbers).allMatch(NhsNumber::isValid).allMatch(number -> number.startsWith("9991"));
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 90_000})
    void placeOutsideOfTheRow_isRefused(int place) {
        assertThatIllegalArgumentException().isThrownBy(() -> aPatient(place));
    }

    @Test
    void lastPlace_hasANumber() {
        assertThat(aPatient(TestNumbers.LAST).nhsNumber()).matches(NhsNumber::isValid);
    }

    @Test
    void names_countInLetters() {
        assertThat(IntStream.of(1, 26, 27, 703).mapToObj(TestNumbers::letters)).containsExactly("A", "Z", "Aa", "Aaa");
    }

    @Test
    void patient_isTracedAsItWasMade() {
        TracedPatient traced = aPatient()
                .named("Testy", "Zz")
                .born(LocalDate.of(1931, 2, 28))
                .gender(Gender.FEMALE)
                .traced();

        assertThat(traced.name().orElseThrow().display()).isEqualTo("Testy Zz");
        assertThat(traced.birthDate()).contains(LocalDate.of(1931, 2, 28));
        assertThat(traced.gender()).contains(Gender.FEMALE);
        assertThat(traced.sensitive()).isFalse();
    }

    @Test
    void sensitivePatient_isTracedAsSensitive() {
        assertThat(aPatient().sensitive().traced().sensitive()).isTrue();
    }

    @Test
    void nhsNumber_canBeThatOfAReferencePatient_butNobodysElse() {
        assertThat(aPatient().nhsNumber("9990000018").nhsNumber()).isEqualTo("9990000018");
        assertThatIllegalArgumentException().isThrownBy(() -> aPatient().nhsNumber("9434765919"));
        assertThatIllegalArgumentException().isThrownBy(() -> aPatient().nhsNumber("9990000019"));
    }

    @Test
    void patient_isHidden() {
        assertThat(aPatient()).hasToString("SyntheticPatient[redacted]");
    }

    @Test
    void samePatientTwice_isRefused() {
        SyntheticPractice practice = SyntheticPractice.named("Y99901", "Zebra").with(aPatient());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> practice.with(aPatient()))
                .withMessageContaining("aPatient(2)");
    }

    @Test
    void slots_thatDoNotFit_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticSlots.slots("09:00", "09:05", 10));
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticSlots.slots("09:00", "10:00", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticSlots.aFreeSlot().at("23:55"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticSlots.aFreeSlot().on(-2));
    }

    @Test
    void world_needsPracticesWithCodesOfTheirOwn() {
        FakeWorld.Builder builder =
                FakeWorld.builder("https://practices.example", ManualClock.at(Instant.parse("2026-11-23T08:00:00Z")));

        assertThatIllegalStateException().isThrownBy(builder::build);
        builder.practice(SyntheticPractice.named("Y99901", "Zebra"));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.practice(SyntheticPractice.named("y99901", "Other")))
                .withMessageContaining("Y99901");
    }

    @Test
    void world_beginsAnewWithItsOwnPractices() {
        FakeWorld world = FakeWorld.builder(
                        "https://practices.example", ManualClock.at(Instant.parse("2026-03-29T00:30:00Z")))
                .practice(SyntheticPractice.named("Y99901", "Zebra")
                        .with(SyntheticSchedule.aSchedule().with(SyntheticSlots.slots("00:30", "03:00", 30))))
                .build();
        String slot = world.practice("Y99901").slots().get(0).id();
        world.practice("Y99901").take(slot);

        world.reset();

        assertThat(world.practice("Y99901").slotStatus(slot)).isEqualTo("free");
        assertThat(world.practice("Y99901").slots()).hasSize(14 * 5);
    }
}
