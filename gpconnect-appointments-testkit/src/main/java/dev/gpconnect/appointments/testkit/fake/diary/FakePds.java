package dev.gpconnect.appointments.testkit.fake.diary;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A small Personal Demographics Service in memory: what the fake practices ask to verify a patient. Thread-safe. */
public final class FakePds {
    private final Map<String, PdsEntry> entries = new ConcurrentHashMap<>();

    /** A PDS that knows nobody yet. */
    public FakePds() {}

    /** What PDS says of a record besides the demographics. */
    public enum Flag {
        /** The S-flag: whoever asks is told that there is no such patient. */
        SENSITIVE,

        /** The number was merged into another one (P-REG-08). */
        SUPERSEDED,

        /** The number is not in use any more (P-REG-08). */
        INVALID,

        /** The patient has died (P-REG-09). */
        DECEASED,

        /** PDS does not answer for this record (P-REG-06). */
        UNREACHABLE
    }

    private record PdsEntry(Demographics demographics, Set<Flag> flags) {
        @Override
        public String toString() {
            return "PdsEntry[redacted]";
        }
    }

    /** Adds a record, or replaces the one that has its NHS number. */
    public void add(Demographics demographics, Flag... flags) {
        EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
        set.addAll(Set.of(flags));
        entries.put(demographics.nhsNumber(), new PdsEntry(demographics, set));
    }

    /** Whether the patient carries the S-flag: every practice then answers as if it had no such patient. */
    public boolean sensitive(String nhsNumber) {
        return has(nhsNumber, Flag.SENSITIVE);
    }

    /** Whether PDS confirms that these details belong to the number (P-REG-10); it cannot when it does not answer. */
    public boolean verifies(Demographics local) {
        PdsEntry entry = entry(local.nhsNumber());
        return entry != null && !has(local.nhsNumber(), Flag.UNREACHABLE) && local.verifies(entry.demographics());
    }

    /** What PDS holds of a patient; null when it knows nobody by the number (P-REG-07). */
    public @Nullable Demographics demographics(String nhsNumber) {
        PdsEntry entry = entry(nhsNumber);
        return entry == null ? null : entry.demographics();
    }

    /** Whether a record carries a flag; false when PDS knows nobody by the number. */
    public boolean has(String nhsNumber, Flag flag) {
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
