package dev.gpconnect.appointments.testkit.fake;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A small Personal Demographics Service in memory: what the fake practices ask to verify a patient. Thread-safe. */
public final class FakePds {
    private final Map<String, PdsEntry> entries = new ConcurrentHashMap<>();

    FakePds() {}

    /** What PDS says of a record besides the demographics. */
    enum Flag {
        SENSITIVE,
        SUPERSEDED,
        INVALID,
        DECEASED,
        UNREACHABLE
    }

    private record PdsEntry(Demographics demographics, Set<Flag> flags) {
        @Override
        public String toString() {
            return "PdsEntry[redacted]";
        }
    }

    void add(Demographics demographics, Flag... flags) {
        EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
        set.addAll(Set.of(flags));
        entries.put(demographics.nhsNumber(), new PdsEntry(demographics, set));
    }

    /** Whether the patient carries the S-flag: every practice then answers as if it had no such patient. */
    boolean sensitive(String nhsNumber) {
        return has(nhsNumber, Flag.SENSITIVE);
    }

    /** Whether PDS confirms that these details belong to the number (P-REG-10); it cannot when it does not answer. */
    boolean verifies(Demographics local) {
        PdsEntry entry = entry(local.nhsNumber());
        return entry != null && !has(local.nhsNumber(), Flag.UNREACHABLE) && local.verifies(entry.demographics());
    }

    /** What PDS holds of a patient; null when it knows nobody by the number (P-REG-07). */
    @Nullable Demographics demographics(String nhsNumber) {
        PdsEntry entry = entry(nhsNumber);
        return entry == null ? null : entry.demographics();
    }

    boolean has(String nhsNumber, Flag flag) {
        PdsEntry entry = entry(nhsNumber);
        return entry != null && entry.flags().contains(flag);
    }

    private @Nullable PdsEntry entry(String nhsNumber) {
        return entries.get(nhsNumber);
    }

    /** Shows nothing of the patients. */
    @Override
    public String toString() {
        return "FakePds[" + entries.size() + " records]";
    }
}
