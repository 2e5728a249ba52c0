package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandlerFailureTest {

    @Test
    @DisplayName("P-GEN-22: what goes wrong inside is answered with 500, here a practice that has no place at all")
    void handlerThatFails_isAnsweredWithAnInternalError() {
        ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
        PracticeBook nowhere = new PracticeBook(ReferenceData.PRACTICE_A, clock, new FakePds());
        FakePractice practice =
                FakePractice.open(nowhere, World.BASE, new FhirCodec(), Controls.create(), new ConsumerLint(clock));

        FakeResponse answer = practice.answer(
                new Draft(Interaction.RORG, ReferenceData.PRACTICE_A, clock, "/Organization/1").build());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("OperationOutcome", "INTERNAL_SERVER_ERROR");
    }
}
