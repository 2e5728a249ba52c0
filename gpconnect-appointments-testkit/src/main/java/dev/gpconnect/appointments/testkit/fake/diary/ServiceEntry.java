package dev.gpconnect.appointments.testkit.fake.diary;

import java.util.Set;

/**
 * A service of the practice in the Directory of Services; of 1.2.8 only (M-HCS-01).
 *
 * @param dosId its id in the Directory of Services
 * @param scheduleIds the schedules that it is linked to; none for a service that is listed and no more
 */
public record ServiceEntry(String id, String dosId, String name, Set<String> scheduleIds) {

    /** Keeps a copy of the links. */
    public ServiceEntry {
        scheduleIds = Set.copyOf(scheduleIds);
    }
}
