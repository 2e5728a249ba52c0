package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.dstu3.model.CodeType;
import org.hl7.fhir.dstu3.model.Extension;
import org.jspecify.annotations.Nullable;

/** The service filtering of 1.2.8 at one practice: whether it is there, whether it is on, and what it then shows (P-SVC-01). */
final class Services {
    private final PracticeBook book;

    Services(PracticeBook book) {
        this.book = book;
    }

    /** Whether the practice knows of service filtering at all, switched on or not. */
    static boolean offered(Knobs knobs) {
        return ReleaseLine.of(knobs) == ReleaseLine.V1_2_8 || !knobs.is(Knob.SERVICE_FILTERING, "OFF");
    }

    /** Whether both switches are on. */
    boolean on(Knobs knobs) {
        return supplierOn(knobs) && knobs.on(Knob.SERVICE_FILTERING_ORGANISATION);
    }

    /** How the switches are, for a searchset or a capability statement (M-EXT-10). */
    Extension status(Knobs knobs) {
        String status = !supplierOn(knobs) ? "supplier-disabled" : on(knobs) ? "enabled" : "organization-disabled";
        return new Extension(Gpc.EXT_SERVICE_FILTERING, new CodeType(status));
    }

    /** The practice's list, which is empty while a switch is off (C-HCS-01). */
    Collection<ServiceEntry> list(Knobs knobs) {
        return on(knobs) ? book.services() : List.of();
    }

    /** The service of the list with an id of the practice's own; null when there is none. */
    @Nullable ServiceEntry service(String id, Knobs knobs) {
        return list(knobs).stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The service of the list with an id of the Directory of Services; null when there is none. */
    @Nullable ServiceEntry byDosId(String dosId, Knobs knobs) {
        return list(knobs).stream()
                .filter(service -> service.dosId().equals(dosId))
                .findFirst()
                .orElse(null);
    }

    /** The service that a schedule shows; null when it is linked to none or a switch is off (M-SCHD-06). */
    @Nullable ServiceEntry of(ScheduleEntry schedule, Knobs knobs) {
        return on(knobs) ? book.serviceOf(schedule.id()) : null;
    }

    private boolean supplierOn(Knobs knobs) {
        return switch (knobs.value(Knob.SERVICE_FILTERING)) {
            case "ON" -> true;
            case "SELECTED" -> !book.services().isEmpty();
            default -> false;
        };
    }
}
