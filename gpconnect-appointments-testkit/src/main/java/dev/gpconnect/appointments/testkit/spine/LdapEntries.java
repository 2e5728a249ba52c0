package dev.gpconnect.appointments.testkit.spine;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records as LDAP entries below {@code ou=services,o=nhs} (W-SDS-01 to W-SDS-03). */
final class LdapEntries {
    static final String ROOT = "o=nhs";

    private static final RDN NHS = new RDN("o", "nhs");
    private static final RDN SERVICES = new RDN("ou", "services");
    private static final String ID = "uniqueIdentifier";

    private LdapEntries() {}

    /** Every entry, the two above the records first. */
    static List<Entry> of(SdsRecords records) {
        Stream<Entry> above = Stream.of(
                new Entry(new DN(NHS), new Attribute("objectClass", "organization"), new Attribute("o", "nhs")),
                new Entry(
                        new DN(SERVICES, NHS),
                        new Attribute("objectClass", "organizationalUnit"),
                        new Attribute("ou", "services")));
        Stream<Entry> endpoints = records.endpoints().stream().map(LdapEntries::entry);
        Stream<Entry> systems = records.systems().stream().map(LdapEntries::entry);
        return Stream.of(above, endpoints, systems).flatMap(part -> part).toList();
    }

    private static Entry entry(MhsRecord mhs) {
        Entry entry = record("nhsMhs", mhs.cpaId(), mhs.odsCode(), mhs.partyKey());
        entry.addAttribute("nhsMhsCPAId", mhs.cpaId());
        add(entry, "nhsMhsEndPoint", mhs.address());
        add(entry, "nhsMhsSvcIA", mhs.interactions());
        return entry;
    }

    private static Entry entry(AsRecord system) {
        Entry entry = record("nhsAs", system.asid(), system.odsCode(), system.partyKey());
        add(entry, "nhsMhsManufacturerOrg", system.manufacturer());
        add(entry, "nhsAsSvcIA", system.interactions());
        return entry;
    }

    private static Entry record(String type, String id, String odsCode, String partyKey) {
        return new Entry(
                new DN(new RDN(ID, id), SERVICES, NHS),
                new Attribute("objectClass", type),
                new Attribute(ID, id),
                new Attribute("nhsIDCode", odsCode),
                new Attribute("nhsMhsPartyKey", partyKey));
    }

    private static void add(Entry entry, String name, @Nullable String value) {
        if (value != null) {
            entry.addAttribute(name, value);
        }
    }

    private static void add(Entry entry, String name, Set<String> values) {
        if (!values.isEmpty()) {
            entry.addAttribute(name, values);
        }
    }
}
