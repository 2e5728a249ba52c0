package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one entry of the directory says. Whatever its values are, reading one gives it, or fails with a {@link NotSentException}
 * that does not repeat it. Immutable.
 */
final class SdsLdapRecord {

    /** Where an organisation answers (W-SDS-01). */
    static final String ENDPOINT = "nhsMhsEndPoint";
    /** What leads from an endpoint to its system (W-SDS-01, W-SDS-02). */
    static final String PARTY_KEY = "nhsMhsPartyKey";
    /** The ASID of a system (W-SDS-02, W-SDS-03). */
    static final String ASID = "uniqueIdentifier";

    private final SdsLdapQuestion question;
    private final SortedMap<String, Set<String>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private SdsLdapRecord(SdsLdapQuestion question, Map<String, List<String>> attributes) {
        this.question = question;
        attributes.forEach((name, values) -> this.attributes
                .computeIfAbsent(name, key -> new LinkedHashSet<>())
                .addAll(values.stream().filter(value -> !value.isBlank()).toList()));
    }

    /**
     * The record in an entry.
     *
     * @param attributes the values of each attribute; names in any case, the same one even in several (W-SDS-05)
     */
    static SdsLdapRecord of(Map<String, List<String>> attributes, OdsCode organisation, InteractionId interaction) {
        return new SdsLdapRecord(new SdsLdapQuestion(organisation, interaction), attributes);
    }

    /** The service root, byte for byte (W-URL-01). */
    ServiceRoot root() {
        return usable(ENDPOINT, ServiceRoot::of);
    }

    /** The party key, as it is. */
    String partyKey() {
        return only(PARTY_KEY);
    }

    Asid asid() {
        return usable(ASID, Asid::of);
    }

    private <T> T usable(String attribute, Function<String, T> reader) {
        String value = only(attribute);
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw question.failed(
                    "Its record has a value of " + attribute + " that cannot be used; its supplier has to mend it",
                    null);
        }
    }

    private String only(String attribute) {
        Set<String> values = attributes.getOrDefault(attribute, Set.of());
        if (values.size() > 1) {
            throw question.several(values.size() + " values of " + attribute);
        }
        return values.stream()
                .findFirst()
                .orElseThrow(() ->
                        question.failed("Its record has no " + attribute + "; its supplier has to mend it", null));
    }
}
