package dev.gpconnect.appointments.spine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one entry of the directory says, whatever that is. Immutable. */
final class SdsLdapRecord {

    /** Where an organisation answers (W-SDS-01). */
    static final String ENDPOINT = "nhsMhsEndPoint";
    /** What leads from an endpoint to its system (W-SDS-01, W-SDS-02). */
    static final String PARTY_KEY = "nhsMhsPartyKey";
    /** The ASID of a system (W-SDS-02, W-SDS-03). */
    static final String ASID = "uniqueIdentifier";

    private final SortedMap<String, List<String>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * The record in an entry.
     *
     * @param attributes the values of each attribute; names in any case, the same one even in several (W-SDS-05)
     */
    SdsLdapRecord(Map<String, List<String>> attributes) {
        attributes.forEach((name, values) ->
                this.attributes.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
    }

    List<String> addresses() {
        return values(ENDPOINT);
    }

    List<String> partyKeys() {
        return values(PARTY_KEY);
    }

    List<String> asids() {
        return values(ASID);
    }

    private List<String> values(String attribute) {
        return List.copyOf(attributes.getOrDefault(attribute, List.of()));
    }
}
