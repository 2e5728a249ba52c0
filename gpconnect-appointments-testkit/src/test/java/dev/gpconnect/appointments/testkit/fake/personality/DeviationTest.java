package dev.gpconnect.appointments.testkit.fake.personality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeviationTest {

    @ParameterizedTest
    @EnumSource
    void answerInXml_isAsAnUprightPracticeGivesIt(Personality personality) {
        assertThat(locationInXml(personality)).isEqualTo(locationInXml(Personality.CONFORMANT));
    }

    private static String locationInXml(Personality personality) {
        Provider provider = new Provider(personality);
        Draft draft = provider.draft(Interaction.RLOC, "/Location/1").header("Accept", "application/fhir+xml");
        return provider.answer(draft).text();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-VER-05: an empty answer stays empty")
    void minimalAnswer_isEmpty(Personality personality) {
        Provider provider = new Provider(personality);
        ObjectNode booking = Json.booking("2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");

        FakeResponse answer = provider.answer(provider.draft(Interaction.BOOK, "/Appointment")
                .header("Prefer", "return=minimal")
                .body(booking.toString()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void swappedOutcome_exchangesCodeAndDisplay() {
        Provider provider = new Provider(Personality.SWAPPED_OUTCOME);

        FakeResponse answer = provider.get(Interaction.RLOC, "/Location/99");

        assertThat(Json.code(answer)).isEqualTo("No record found");
        assertThat(Json.body(answer).at("/issue/0/details/coding/0/display").asText())
                .isEqualTo("NO_RECORD_FOUND");
        assertThat(Json.body(provider.ada())).isEqualTo(Json.body(new Provider(Personality.CONFORMANT).ada()));
    }

    @Test
    @DisplayName("M-APPT-15, M-CS-03, E-10: the demonstrator's own forms, which it takes back")
    void demonstrator_hasFormsOfItsOwn() {
        Provider provider = new Provider(Personality.DEMONSTRATOR);

        FakeResponse booked = provider.book();
        FakeResponse unsupported =
                provider.answer(provider.draft(Interaction.RLOC, "/Location/1").header("Accept", "text/html"));

        assertThat(Json.body(booked).path("priority").isInt()).isTrue();
        assertThat(booked.text()).contains("https://fhir.nhs.uk/STU3/ValueSet/GPConnect-PractitionerRole-1");
        assertThat(unsupported.status()).isEqualTo(415);
        assertThat(Json.code(unsupported)).isEqualTo("BAD_REQUEST");
        assertThat(provider.put(Interaction.AMND, Json.body(booked).put("comment", "Later"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("W-SSP-05: slower than a provider may be, quicker than a client gives up")
    void slow_delaysEveryAnswer() {
        Provider provider = new Provider(Personality.SLOW);

        assertThat(provider.ada().delivery().headersDelay()).isEqualTo(Duration.ofMillis(3500));
        assertThat(provider.book().delivery().headersDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(provider.get(Interaction.RLOC, "/Location/99").delivery().headersDelay())
                .isEqualTo(Duration.ofMillis(3500));
    }
}
