package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A named set of deviations that consumers have met in the field. A client must work with every one of them. */
public enum Personality {
    /** As the specification says. */
    CONFORMANT("conformant", Map.of()),
    /** As the official demonstrator behaves: later versions of texts and times, fewer headers, odd errors (the D facts). */
    DEMONSTRATOR(
            "demonstrator",
            Map.ofEntries(
                    Map.entry("recancel", "200"),
                    Map.entry("malformedBody", "422"),
                    Map.entry("scopeCheck", "READ_WRITE_ONLY"),
                    Map.entry("startEndComparison", "LEXICAL"),
                    Map.entry("dateOnlyEnd", "MIDNIGHT"),
                    Map.entry("etagOnWrite", "OFF"),
                    Map.entry("locationHistory", "OFF"),
                    Map.entry("conflictIssueType", "conflict"),
                    Map.entry("specVersion", "1.2.7"),
                    Map.entry("demonstratorErrors", "ON"))),
    /** Leaves out every element that may be left out. */
    SPARSE("sparse", Map.of()),
    /** Adds extensions, elements, codes, resources and full URLs that nobody asked for, in an odd order. */
    CHATTY("chatty", Map.of()),
    /** Gives the first 25 and the last 24 slots of more than 50, and says nothing of it. */
    TRUNCATING("truncating", Map.of()),
    /** Exchanges code and display in its errors. */
    SWAPPED_OUTCOME("swapped-outcome", Map.of()),
    /** Has one text where others have description and comment. */
    SINGLE_TEXT_FIELD("single-text-field", Map.of("singleTextField", "ON")),
    /** Does not commit atomically: of bookings of a slot at the same time, several can get 201. */
    NON_ATOMIC("non-atomic", Map.of()),
    /** Takes far longer than the volume and performance page allows (W-SSP-05). */
    SLOW("slow", Map.of());

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // it is Map.of
    private final Map<String, String> knobs;

    Personality(String id, Map<String, String> knobs) {
        this.id = id;
        this.knobs = knobs;
    }

    /** The name on the command line, for example {@code swapped-outcome}. */
    public String id() {
        return id;
    }

    /** What it sets by itself; a knob that is set beside it wins. */
    public Knobs knobs() {
        return Knobs.of(knobs);
    }

    /**
     * The personality of a name.
     *
     * @throws IllegalArgumentException naming all when there is none
     */
    public static Personality named(String id) {
        return Arrays.stream(values())
                .filter(personality -> personality.id.equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no personality '" + id + "'; there are "
                        + Arrays.stream(values()).map(Personality::id).collect(Collectors.joining(", "))));
    }
}
