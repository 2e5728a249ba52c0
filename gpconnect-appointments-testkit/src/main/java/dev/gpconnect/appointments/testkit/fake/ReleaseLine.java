package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry.Role;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.List;
import java.util.Set;

/** The release of the specification that a practice is built to (05 section 5); 1.2.8 was written on 1.2.7, and 1.2.9 was too. */
enum ReleaseLine {
    V1_2_7("1.2.7", "2020-05-05"),
    /** Its release date was never filled in. */
    V1_2_8("1.2.8", "2021-12"),
    V1_2_9("1.2.9", "2024-01-03");

    /** The practitioner roles of all releases before 1.2.9 (02 section 8.3). */
    private static final Set<String> TWENTY_ROLES = Set.of(
            "R0260", "R0270", "R0410", "R0600", "R0610", "R0620", "R0680", "R0690", "R0700", "R0790", "R1290", "R1300",
            "R1310", "R1330", "R1450", "R1480", "R1550", "R1590", "R6200", "R6300");

    private final String version;
    private final String released;

    ReleaseLine(String version, String released) {
        this.version = version;
        this.released = released;
    }

    static ReleaseLine of(Knobs knobs) {
        return switch (knobs.value(Knob.SPEC_VERSION)) {
            case "1.2.7" -> V1_2_7;
            case "1.2.8" -> V1_2_8;
            default -> V1_2_9;
        };
    }

    String version() {
        return version;
    }

    /** When it was published, as far as that is known. */
    String released() {
        return released;
    }

    /** Whether a Visit cannot be changed and hides where it is (P-AMND-05, P-VIS-01). */
    boolean visitRules() {
        return this == V1_2_9;
    }

    /** Whether a schedule can be shown: its role must be a code that there is. */
    boolean shows(ScheduleEntry schedule) {
        return knows(schedule.role());
    }

    /** Whether a member of staff can be shown: not when all that they do has a role that there is no code for. */
    boolean shows(PractitionerEntry practitioner, PracticeBook book) {
        List<ScheduleEntry> own = book.schedules().stream()
                .filter(schedule -> practitioner.id().equals(schedule.practitionerId()))
                .toList();
        return own.isEmpty() || own.stream().anyMatch(this::shows);
    }

    private boolean knows(Role role) {
        return this == V1_2_9 || TWENTY_ROLES.contains(role.code());
    }
}
