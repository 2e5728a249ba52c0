package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.organisations.HealthcareService;
import java.util.List;
import java.util.Optional;

/** Looks up the healthcare services of one practice. */
final class ServiceCalls {

    private final DirectoryCalls<HealthcareService> services;

    ServiceCalls(Practice practice) {
        this.services =
                new DirectoryCalls<>(practice, "HealthcareService", HealthcareService::parse, HealthcareService::id);
    }

    List<HealthcareService> all() {
        return services.all(InteractionId.FIND_HEALTHCARE_SERVICE);
    }

    Optional<HealthcareService> find(String dosServiceId) {
        String stripped = dosServiceId.strip();
        if (stripped.isEmpty()) {
            throw new RefusedException(
                    "C-HCS-01", "The service id is empty; give the service's id in the Directory of Services");
        }
        return services.find(InteractionId.FIND_HEALTHCARE_SERVICE, HealthcareService.DOS_SERVICE_SYSTEM, stripped);
    }

    HealthcareService read(String id) {
        return services.read(InteractionId.READ_HEALTHCARE_SERVICE, id);
    }
}
