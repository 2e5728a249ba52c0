package dev.gpconnect.appointments;

import dev.gpconnect.appointments.transport.HttpHeaders;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many headers an answer may have, and how large they may be, whatever transport hands them over. */
final class HeaderLimits {

    private static final int MOST_HEADERS = 200;
    private static final long MOST_CHARACTERS = 64L * 1024;

    private HeaderLimits() {}

    /** Whether there are more than 200 headers, or more than 64 Ki characters in them. */
    static boolean areExceededBy(HttpHeaders headers) {
        AtomicInteger count = new AtomicInteger();
        AtomicLong characters = new AtomicLong();
        headers.forEach((name, value) -> {
            count.incrementAndGet();
            characters.addAndGet((long) name.length() + value.length());
        });
        return count.get() > MOST_HEADERS || characters.get() > MOST_CHARACTERS;
    }
}
