package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.diary.SlotView;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The diary of a practice over some days: its schedules with their slots and who holds them, and all appointments. */
final class DiaryReport {
    private final LocalDate from;
    private final int days;
    private final Map<String, AppointmentView> holders = new HashMap<>();

    private DiaryReport(LocalDate from, int days) {
        this.from = from;
        this.days = days;
    }

    static ObjectNode of(FakePractice practice, LocalDate from, int days) {
        return new DiaryReport(from, days).write(practice);
    }

    private ObjectNode write(FakePractice practice) {
        List<AppointmentView> appointments = practice.appointments().stream()
                .filter(appointment -> covers(appointment.start()))
                .toList();
        for (AppointmentView appointment : appointments) {
            if (!appointment.cancelled()) {
                appointment.slotIds().forEach(slot -> holders.put(slot, appointment));
            }
        }
        ObjectNode diary = Json.object()
                .put("practice", practice.identity().odsCode())
                .put("name", practice.identity().name())
                .put("from", from.toString())
                .put("days", days);
        diary.set("schedules", schedules(practice.slots()));
        ArrayNode all = diary.putArray("appointments");
        appointments.forEach(appointment -> all.add(appointment(appointment)));
        return diary;
    }

    private boolean covers(ZonedDateTime start) {
        LocalDate day = start.toLocalDate();
        return !day.isBefore(from) && day.isBefore(from.plusDays(days));
    }

    private ArrayNode schedules(List<SlotView> slots) {
        Map<String, ObjectNode> schedules = new LinkedHashMap<>();
        for (SlotView slot : slots) {
            ObjectNode schedule = schedules.computeIfAbsent(slot.scheduleId(), id -> schedule(slot));
            if (covers(slot.start())) {
                schedule.withArray("slots").add(slot(slot));
            }
        }
        return Json.array().addAll(schedules.values());
    }

    private static ObjectNode schedule(SlotView slot) {
        ObjectNode schedule = Json.object()
                .put("id", slot.scheduleId())
                .put("session", slot.session())
                .put("role", slot.role())
                .put("practitioner", slot.practitioner())
                .put("location", slot.location());
        schedule.putArray("slots");
        return schedule;
    }

    private ObjectNode slot(SlotView slot) {
        ObjectNode shown = Json.object()
                .put("id", slot.id())
                .put("start", wire(slot.start()))
                .put("end", wire(slot.end()))
                .put("status", slot.status())
                .put("channel", slot.deliveryChannel())
                .put("serviceType", slot.serviceType())
                .put("bookable", slot.bookable());
        shown.set("organisationTypes", Json.array(new TreeSet<>(slot.organisationTypes())));
        shown.set("organisationCodes", Json.array(new TreeSet<>(slot.organisationCodes())));
        @Nullable AppointmentView holder = holders.get(slot.id());
        if (holder != null) {
            shown.set("appointment", appointment(holder));
        }
        return shown;
    }

    private static ObjectNode appointment(AppointmentView appointment) {
        ObjectNode shown = Json.object()
                .put("id", appointment.id())
                .put("version", appointment.versionId())
                .put("status", appointment.cancelled() ? "cancelled" : "booked")
                .put("start", wire(appointment.start()))
                .put("end", wire(appointment.end()));
        shown.set("slots", Json.array(appointment.slotIds()));
        return shown.put("channel", appointment.deliveryChannel())
                .put("patient", appointment.patientId())
                .put("bookedBy", appointment.bookedBy())
                .put("bookedByName", appointment.bookedByName())
                .put("description", appointment.description())
                .put("comment", appointment.comment())
                .put("cancellationReason", appointment.cancellationReason());
    }

    private static String wire(ZonedDateTime time) {
        return UkTime.wire(time.toInstant());
    }
}
