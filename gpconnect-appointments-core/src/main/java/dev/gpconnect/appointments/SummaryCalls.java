package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.organisations.Summary;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.util.Optional;
import java.util.function.Function;

/** Summarises slots and appointments, reading what they only name by an id (C-RETR-04, D-UI-03). */
final class SummaryCalls {

    private final Practice practice;

    SummaryCalls(Practice practice) {
        this.practice = practice;
    }

    Summary of(FreeSlot slot) {
        requireOurs("slot", slot.practice());
        Summary.Builder summary = slot.summary().toBuilder();
        if (slot.location().isEmpty()) {
            slot.locationId().flatMap(this::location).ifPresent(summary::location);
        }
        if (slot.practitioner().isEmpty()) {
            slot.practitionerId().flatMap(this::practitioner).ifPresent(summary::practitioner);
        }
        if (slot.healthcareService().isEmpty()) {
            slot.healthcareServiceId().flatMap(this::service).ifPresent(summary::healthcareService);
        }
        return summary.build();
    }

    Summary of(Appointment appointment) {
        requireOurs("appointment", appointment.practice());
        Summary.Builder summary = Summary.builder(appointment.start(), appointment.end());
        summary.begun(appointment.hasBegun(practice.parts().clock().instant()));
        appointment.status().ifPresent(status -> summary.status(status.code()));
        appointment.deliveryChannel().ifPresent(summary::deliveryChannel);
        appointment.slotType().ifPresent(summary::slotType);
        appointment.sessionType().ifPresent(summary::sessionType);
        appointment.practitionerRole().ifPresent(summary::practitionerRole);
        appointment.locationId().flatMap(this::location).ifPresent(summary::location);
        appointment.practitionerId().flatMap(this::practitioner).ifPresent(summary::practitioner);
        appointment.healthcareServiceId().flatMap(this::service).ifPresent(summary::healthcareService);
        return summary.build();
    }

    private Optional<Location> location(String id) {
        return read(Location.class, id, practice::readLocation);
    }

    private Optional<Practitioner> practitioner(String id) {
        return read(Practitioner.class, id, practice::readPractitioner);
    }

    private Optional<HealthcareService> service(String id) {
        return read(HealthcareService.class, id, practice::readHealthcareService);
    }

    private <T> Optional<T> read(Class<T> type, String id, Function<String, T> read) {
        return practice.encounter().cache().find(practice.odsCode(), type, id, () -> read.apply(id));
    }

    private void requireOurs(String what, OdsCode theirs) {
        practice.encounter().requireOpen();
        if (!theirs.equals(practice.odsCode())) {
            throw new RefusedException(
                    "C-GEN-04", "The " + what + " is of another practice; ask that one for its summary");
        }
    }
}
