package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A diary for a message: what is booked when and by whom, and nothing of any patient. */
public final class DiaryText {
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private DiaryText() {}

    /** A line for each appointment, each after a line break and two spaces. */
    public static String of(List<AppointmentView> appointments) {
        return appointments.isEmpty()
                ? "\n  no appointments"
                : appointments.stream().map(DiaryText::line).collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    private static String line(AppointmentView appointment) {
        String booker = appointment.bookedBy();
        return "appointment " + appointment.id() + " of " + START.format(appointment.start()) + " to "
                + END.format(appointment.end()) + ", slots " + appointment.slotIds() + ", "
                + (appointment.cancelled() ? "cancelled" : "booked") + ", made "
                + (booker == null ? "inside the practice" : "by " + booker) + ", version " + appointment.versionId();
    }
}
