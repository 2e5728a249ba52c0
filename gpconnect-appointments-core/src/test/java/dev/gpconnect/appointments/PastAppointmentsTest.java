package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "S-20 to S-23: appointments of the past are asked for only where the application says that they are served")
class PastAppointmentsTest extends ClientTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String PAST = Fhir.appointment().replace("2026-11-23", "2026-11-19");

    @Test
    @Requirement({"D-UI-04", "C-RETR-02"})
    @DisplayName("C-RETR-01, C-RETR-02: by default not, and the refusal says why and where history is to be had")
    void pastDays_byDefault_areRefused() {
        PatientRecord ada = ada();

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ada.appointments(TODAY.minusDays(1), TODAY));

        assertThat(refused.rule()).isEqualTo("C-RETR-01");
        assertThat(refused)
                .hasMessage("Only future appointments can be retrieved, the earliest today's (2026-11-20): GP Connect"
                        + " Appointment Management gives out none of the past. Those are in the medical record; only a"
                        + " provider that is known to serve them is asked, with Practice.servingPast() (C-RETR-01)");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void pastDays_ofAPracticeServingThem_areAsked() {
        PatientRecord ada = adaAt(practice.servingPast());
        transport.answers(Reply.ok(Fhir.bundle(PAST)));

        assertThat(ada.appointments(TODAY.minusDays(7), TODAY.minusDays(1)).list())
                .singleElement()
                .satisfies(found -> assertThat(found.hasEnded(clock.instant())).isTrue());
        assertThat(transport.lastRequest().url())
                .isEqualTo(Samples.ROOT + "/Patient/2/Appointment?start=ge2026-11-13&start=le2026-11-19");
    }

    @Test
    @DisplayName("C-RETR-01: the days in the wrong order stay refused")
    void pastDays_inTheWrongOrder_areRefused() {
        PatientRecord ada = adaAt(practice.servingPast());

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ada.appointments(TODAY, TODAY.minusDays(1)));

        assertThat(refused).hasMessage("The last day is before the first; swap them (C-RETR-01)");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    @DisplayName("C-AMND-04, C-CANC-03: the past is seen and not changed")
    void pastAppointment_ofAPracticeServingIt_isNotChanged() {
        PatientRecord ada = adaAt(practice.servingPast());
        Appointment past = appointment(ada, PAST);

        assertThat(ada.canAmend(past).rule()).contains("C-AMND-04");
        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.amend(past, Amendment.comment("x")))
                        .rule())
                .isEqualTo("C-AMND-04");
        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.cancel(past, "x"))
                        .rule())
                .isEqualTo("C-CANC-03");
        assertThat(transport.requests()).hasSize(2);
    }

    @Test
    @DisplayName("RETR-E1: a provider that does not serve the past says so with a 422")
    void pastDays_ofAProviderThatDoesNotServeThem_areItsRefusal() {
        PatientRecord ada = adaAt(practice.servingPast());
        transport.answers(Reply.of(422, Fhir.outcome("INVALID_PARAMETER")));

        ServiceException refused =
                catchThrowableOfType(ServiceException.class, () -> ada.appointments(TODAY.minusDays(1), TODAY));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).contains(SpineErrorCode.INVALID_PARAMETER);
        assertThat(refused.effectUnknown()).isFalse();
    }

    @Test
    void practice_servingThePast_isTheSameOtherwise() {
        assertThat(practice.servingPast().odsCode()).isEqualTo(practice.odsCode());
        assertThat(practice.servingPast()).hasToString("Practice[Y90001]");
        assertThat(adaAt(practice.servingPast()).canCancel(appointment(ada())).allowed())
                .isTrue();
    }
}
