package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.Instant;
import java.time.ZonedDateTime;

/** How far ahead a schedule can be booked, counted in days of London time from now (P-AVL-03). */
public record BookingWindow(int minDays, int maxDays) {
    boolean admits(Instant start, ZonedDateTime now) {
        return !start.isBefore(now.plusDays(minDays).toInstant())
                && !start.isAfter(now.plusDays(maxDays).toInstant());
    }
}
