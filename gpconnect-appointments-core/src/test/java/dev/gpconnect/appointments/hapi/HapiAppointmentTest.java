package dev.gpconnect.appointments.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import java.util.Date;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.PositiveIntType;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultTimeZone;

@DisplayName("C-AMND-02: an appointment as a HAPI structure and back, with nothing lost")
@DefaultTimeZone("Asia/Kolkata")
class HapiAppointmentTest extends HapiTest {

    private static final String VENDOR = "{\"url\":\"https://vendor.example/mood\",\"extension\":["
            + "{\"url\":\"level\",\"valueDecimal\":1.50},{\"url\":\"since\",\"valueDateTime\":\"2026-07\"}]}";

    /** In summer, with what only its own practice understands. */
    private static String full() {
        return Fhir.appointment()
                .replace("2026-11-23T09:00:00+00:00", "2026-07-01T09:00:00+01:00")
                .replace("2026-11-23T09:10:00+00:00", "2026-07-01T09:10:00+01:00")
                .replace("\"Patient/2\"", "\"Patient/2/_history/5\"")
                .replace("\"status\":\"booked\"", "\"priority\":0,\"minutesDuration\":10,\"status\":\"booked\"")
                .replace("\"versionId\":\"3\"", "\"versionId\":\"3\",\"lastUpdated\":\"2026-06-20T10:15:30.123+01:00\"")
                .replace("\"extension\":[", "\"extension\":[" + VENDOR + ",");
    }

    @Test
    void appointment_thereAndBack_isTheSame() {
        Appointment appointment = parse(full());

        Appointment back = converter.appointment(converter.appointment(appointment), CALL);

        assertThat(back)
                .usingRecursiveComparison()
                .ignoringFields("document", "read.cursor")
                .isEqualTo(appointment);
        assertThat(back.hasSameContentAs(appointment)).isTrue();
        assertThat(Fhir.text(back.json())).contains(VENDOR);
        assertThat(back.practice()).isEqualTo(Samples.PRACTICE);
    }

    @Test
    void structure_thereAndBack_isTheSame() {
        org.hl7.fhir.dstu3.model.Appointment structure = converter.appointment(parse(full()));

        org.hl7.fhir.dstu3.model.Appointment back = converter.appointment(converter.appointment(structure, CALL));

        assertThat(back.equalsDeep(structure)).isTrue();
        assertThat(strictly(back)).isEqualTo(strictly(structure)).contains("\"lastUpdated\":\"2026-06-20T10:15:30.123");
    }

    @Test
    @DisplayName("W-DT-02: HAPI has the same instants, and the offset of that day")
    void structure_ofAnAppointment_hasItsValues() {
        org.hl7.fhir.dstu3.model.Appointment structure = converter.appointment(parse(full()));

        assertThat(structure.getId()).isEqualTo("Appointment/7/_history/3");
        assertThat(structure.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(structure.getStart()).isEqualTo(Date.from(java.time.Instant.parse("2026-07-01T08:00:00Z")));
        assertThat(structure.getStartElement().getTimeZone().getRawOffset()).isEqualTo(3_600_000);
        assertThat(structure.getEndElement().getValueAsString()).isEqualTo("2026-07-01T09:10:00+01:00");
        assertThat(structure.getCreatedElement().getValueAsString()).isEqualTo("2026-11-20T10:15:30+00:00");
        assertThat(((Organization) structure.getContained().get(0)).getName())
                .isEqualTo("Northfield Extended Access Hub");
    }

    @Test
    @DisplayName("W-VER-02: a version that came in the ETag")
    void version_besideTheAppointment_isKept() {
        byte[] unversioned = Fhir.utf8(Fhir.appointment().replace("\"versionId\":\"3\",", ""));

        org.hl7.fhir.dstu3.model.Appointment structure =
                converter.appointment(Appointment.parse(unversioned, "W/\"8\"", CALL));

        assertThat(structure.getMeta().getVersionId()).isEqualTo("8");
        assertThat(structure.getIdElement().getVersionIdPart()).isEqualTo("8");
        assertThat(converter.appointment(structure, CALL).versionId()).contains("8");
    }

    @Test
    void version_thatNobodyGave_isAbsent() {
        byte[] unversioned = Fhir.utf8(Fhir.appointment().replace("\"versionId\":\"3\",", ""));

        org.hl7.fhir.dstu3.model.Appointment structure =
                converter.appointment(Appointment.parse(unversioned, null, CALL));

        assertThat(structure.getId()).isEqualTo("Appointment/7");
        assertThat(converter.appointment(structure, CALL).versionId()).isEmpty();
    }

    @Test
    @DisplayName("W-CT-03: a state that FHIR does not know, a list of one without brackets")
    void appointment_inOddShapes_isTheSame() {
        Appointment odd = parse(
                full().replace("\"booked\"", "\"waitlisted\"").replaceFirst("\"slot\":\\[(\\{[^}]*})]", "\"slot\":$1"));

        org.hl7.fhir.dstu3.model.Appointment structure = converter.appointment(odd);

        assertThat(structure.getStatus()).isNull();
        assertThat(structure.getStatusElement().getValueAsString()).isEqualTo("waitlisted");
        assertThat(converter.appointment(structure, CALL))
                .usingRecursiveComparison()
                .ignoringFields("document", "read.cursor")
                .isEqualTo(odd);
    }

    @Test
    @DisplayName("D-IG-07: what HAPI cannot hold is said without quoting it")
    void appointment_thatHapiCannotRead_isUnreadable() {
        Appointment appointment = parse(full().replace("\"extension\":[", "\"extension\":[7,"));

        assertThatThrownBy(() -> converter.appointment(appointment))
                .isInstanceOf(UnreadableContentException.class)
                .hasNoCause()
                .hasMessage("HAPI cannot read it as Appointment; use what the SDK read instead");
    }

    @Test
    void structure_withoutIdStartOrEnd_isUnreadable() {
        org.hl7.fhir.dstu3.model.Appointment structure = converter.appointment(parse(full()));

        assertThatThrownBy(() -> converter.appointment(structure.copy().setStartElement(null), CALL))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It has no Appointment.start");
        assertThatThrownBy(() -> converter.appointment(structure.copy().setEndElement(null), CALL))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It has no Appointment.end");
        structure.setId("");
        assertThatThrownBy(() -> converter.appointment(structure, CALL))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessage("It is a Appointment without a valid id");
    }

    @Test
    @DisplayName("D-IG-07: what HAPI cannot write is said without quoting it")
    void structure_thatHapiCannotWrite_isUnreadable() {
        org.hl7.fhir.dstu3.model.Appointment structure = converter.appointment(parse(full()));
        structure.setMinutesDurationElement(HapiTypes.keeping(new PositiveIntType(), "Ada"));

        assertThatThrownBy(() -> converter.appointment(structure, CALL))
                .isInstanceOf(UnreadableContentException.class)
                .hasNoCause()
                .hasMessageStartingWith("HAPI cannot write this Appointment as JSON;")
                .hasMessageNotContaining("Ada");
    }

    @Test
    @DisplayName("C-AMND-02: a structure made elsewhere, with a resource in place of a reference")
    void structure_madeByHand_isRead() {
        Organization hub = new Organization().setName("Northfield Hub");
        hub.setId("#hub");
        org.hl7.fhir.dstu3.model.Appointment structure = new org.hl7.fhir.dstu3.model.Appointment();
        structure.setId("7");
        structure.addContained(hub);
        structure
                .addExtension()
                .setUrl(Fhir.DEFINITIONS + "Extension-GPConnect-BookingOrganisation-1")
                .setValue(new Reference("#hub"));
        structure
                .addExtension()
                .setUrl(Fhir.DEFINITIONS + "Extension-GPConnect-AppointmentCancellationReason-1")
                .setValue(new StringType("Feeling better"));
        structure.setStatus(AppointmentStatus.CANCELLED);
        structure.getStartElement().setValueAsString("2026-07-01T08:00:00Z");
        structure.getEndElement().setValueAsString("2026-07-01T08:10:00Z");
        structure.addSlot().setReference("Slot/10");

        Appointment appointment = converter.appointment(structure, CALL);

        assertThat(appointment.start()).hasToString("2026-07-01T09:00+01:00[Europe/London]");
        assertThat(appointment.slotIds()).containsExactly("10");
        assertThat(appointment.cancellationReason()).contains("Feeling better");
        assertThat(appointment.bookingOrganisation().orElseThrow().name()).isEqualTo("Northfield Hub");
    }

    private static Appointment parse(String json) {
        return Appointment.parse(Fhir.utf8(json), null, CALL);
    }
}
