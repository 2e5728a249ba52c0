package dev.gpconnect.appointments.testkit.spine;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a look-up; each value carries its system, and of several the last counts (W-SDS-08 to W-SDS-10). */
final class SdsQueryReader {
    private static final String ORGANISATION = "organization";
    private static final String IDENTIFIER = "identifier";
    private static final String MANUFACTURER = "manufacturing-organization";

    private final Map<String, List<String>> values = new HashMap<>();

    private SdsQueryReader(String raw, Map<String, Set<String>> systems) {
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                add(pair, systems);
            }
        }
    }

    /** A search of endpoints: at least two of organisation, interaction and party key (W-SDS-08). */
    static SdsQuery endpoint(String raw) {
        SdsQueryReader reader = new SdsQueryReader(
                raw, Map.of(ORGANISATION, Set.of(Sds.ODS_CODE), IDENTIFIER, Set.of(Sds.INTERACTION_ID, Sds.PARTY_KEY)));
        SdsQuery query = reader.query();
        int given = (query.organisation() == null ? 0 : 1)
                + (query.interaction() == null ? 0 : 1)
                + (query.partyKey() == null ? 0 : 1);
        if (given < 2) {
            throw SdsRefusal.badRequest(
                    "At least two of organisation, service interaction id and party key must be given");
        }
        return query;
    }

    /** A search of systems: organisation and interaction, and what narrows them down (W-SDS-09). */
    static SdsQuery device(String raw) {
        SdsQueryReader reader = new SdsQueryReader(
                raw,
                Map.of(
                        ORGANISATION, Set.of(Sds.ODS_CODE),
                        IDENTIFIER, Set.of(Sds.INTERACTION_ID, Sds.PARTY_KEY),
                        MANUFACTURER, Set.of(Sds.ODS_CODE)));
        SdsQuery query = reader.query();
        if (query.organisation() == null || query.interaction() == null) {
            throw SdsRefusal.badRequest("Both organisation and service interaction id must be given");
        }
        return query;
    }

    private void add(String pair, Map<String, Set<String>> systems) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1)).strip();
        Set<String> known = systems.get(name);
        if (known == null) {
            throw SdsRefusal.badRequest("Illegal query parameter '" + name + "'");
        }
        if (known.stream().noneMatch(system -> value.startsWith(system + "|"))) {
            throw SdsRefusal.badRequest("Missing or invalid '" + name + "' query parameter; its system must be one of "
                    + known.stream().sorted().toList());
        }
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private SdsQuery query() {
        return new SdsQuery(
                last(ORGANISATION, Sds.ODS_CODE),
                last(IDENTIFIER, Sds.INTERACTION_ID),
                last(IDENTIFIER, Sds.PARTY_KEY),
                last(MANUFACTURER, Sds.ODS_CODE));
    }

    private @Nullable String last(String name, String system) {
        String last = null;
        for (String value : values.getOrDefault(name, List.of())) {
            boolean counts = value.startsWith(system + "|") && value.length() > system.length() + 1;
            last = counts ? value.substring(system.length() + 1).strip() : last;
        }
        return last;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw SdsRefusal.badRequest("The URL holds a broken percent-encoding");
        }
    }
}
