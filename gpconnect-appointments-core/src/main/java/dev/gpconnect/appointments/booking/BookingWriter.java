package dev.gpconnect.appointments.booking;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gpconnect.appointments.fhir.DatatypeWriter;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.Json;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes the Appointment of a booking: what M-APPT-01 to M-APPT-27 ask for in the column BOOK, and nothing else. */
final class BookingWriter {

    private static final String APPOINTMENT_PROFILE =
            "https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1";
    private static final String CONTAINED_ID = "1";

    private final Booking booking;
    private final String patientId;
    private final BookingOrganisation bookedBy;
    private final Instant created;
    private final FreeSlot first;

    BookingWriter(Booking booking, String patientId, BookingOrganisation bookedBy, Instant created) {
        this.booking = booking;
        this.patientId = patientId;
        this.bookedBy = bookedBy;
        this.created = created;
        this.first = booking.slots().get(0);
    }

    byte[] write() {
        return Json.write(this::appointment);
    }

    private void appointment(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", "Appointment");
        DatatypeWriter.profile(json, APPOINTMENT_PROFILE);
        contained(json);
        extensions(json);
        json.writeStringField("status", AppointmentStatus.BOOKED.code());
        json.writeStringField("description", booking.description());
        json.writeStringField("start", first.startText());
        List<FreeSlot> slots = booking.slots();
        json.writeStringField("end", slots.get(slots.size() - 1).endText());
        json.writeArrayFieldStart("slot");
        for (FreeSlot slot : slots) {
            json.writeStartObject();
            json.writeStringField("reference", "Slot/" + slot.id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("created", UkTime.format(created));
        if (booking.comment().isPresent()) {
            json.writeStringField("comment", booking.comment().get());
        }
        participants(json);
        json.writeEndObject();
    }

    private void contained(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("contained");
        json.writeStartObject();
        json.writeStringField("resourceType", "Organization");
        json.writeStringField("id", CONTAINED_ID);
        DatatypeWriter.profile(json, "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1");
        json.writeArrayFieldStart("identifier");
        json.writeStartObject();
        json.writeStringField("system", OdsCode.SYSTEM);
        json.writeStringField("value", bookedBy.odsCode());
        json.writeEndObject();
        json.writeEndArray();
        if (first.searchedAs().isPresent()) {
            json.writeArrayFieldStart("type");
            DatatypeWriter.concept(
                    json, OrganisationType.SYSTEM, first.searchedAs().get().code(), null);
            json.writeEndArray();
        }
        json.writeStringField("name", bookedBy.name());
        json.writeArrayFieldStart("telecom");
        for (ContactPoint point : bookedBy.telecom()) {
            DatatypeWriter.contactPoint(json, point);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void extensions(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", Extension.BOOKING_ORGANISATION);
        DatatypeWriter.reference(json, "valueReference", "#" + CONTAINED_ID);
        json.writeEndObject();
        if (first.practitionerRole().isPresent()) {
            PractitionerRole role = first.practitionerRole().get();
            json.writeStartObject();
            json.writeStringField("url", Extension.PRACTITIONER_ROLE);
            json.writeFieldName("valueCodeableConcept");
            DatatypeWriter.concept(json, role.system(), role.code(), role.display());
            json.writeEndObject();
        }
        if (first.deliveryChannel().isPresent()) {
            DeliveryChannel channel = first.deliveryChannel().get();
            json.writeStartObject();
            json.writeStringField("url", Extension.DELIVERY_CHANNEL);
            json.writeStringField("valueCode", channel.code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void participants(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("participant");
        participant(json, "Patient/" + patientId);
        if (first.locationId().isPresent()) {
            participant(json, "Location/" + first.locationId().get());
        }
        if (first.practitionerId().isPresent()) {
            participant(json, "Practitioner/" + first.practitionerId().get());
        }
        if (first.healthcareServiceId().isPresent()) {
            participant(json, "HealthcareService/" + first.healthcareServiceId().get());
        }
        json.writeEndArray();
    }

    private static void participant(JsonGenerator json, String reference) throws IOException {
        json.writeStartObject();
        DatatypeWriter.reference(json, "actor", reference);
        json.writeStringField("status", "accepted");
        json.writeEndObject();
    }
}
