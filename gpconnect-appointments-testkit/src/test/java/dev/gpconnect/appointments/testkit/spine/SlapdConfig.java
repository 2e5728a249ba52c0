package dev.gpconnect.appointments.testkit.spine;

import java.nio.file.Path;

/** What a real OpenLDAP server is told: who may connect, and what the Spine's entries are made of (W-SDS-01 to W-SDS-03). */
final class SlapdConfig {

    /** The number that stands for nobody, for examples. */
    private static final String OID = "1.3.6.1.4.1.32473.1.";

    private SlapdConfig() {}

    /** The whole {@code slapd.conf}; reading is all that anybody may do. */
    static String of(Path directory) {
        return schema() + """

                TLSCertificateFile "%1$s/server.crt"
                TLSCertificateKeyFile "%1$s/server.key"
                TLSCACertificateFile "%1$s/authority.pem"
                TLSVerifyClient demand

                database ldif
                suffix "o=nhs"
                directory "%1$s/data"
                access to * by * read
                """.formatted(directory);
    }

    private static String schema() {
        return attribute("2.5.4.10", "o")
                + attribute("2.5.4.11", "ou")
                + attribute("0.9.2342.19200300.100.1.44", "uniqueIdentifier")
                + attribute(OID + "1", "nhsIDCode")
                + attribute(OID + "2", "nhsMhsPartyKey")
                + attribute(OID + "3", "nhsMhsEndPoint")
                + attribute(OID + "4", "nhsMhsSvcIA")
                + attribute(OID + "5", "nhsMhsCPAId")
                + attribute(OID + "6", "nhsAsSvcIA")
                + attribute(OID + "7", "nhsMhsManufacturerOrg")
                + type("2.5.6.4", "organization", "o", "ou")
                + type("2.5.6.5", "organizationalUnit", "ou", "o")
                + type(
                        OID + "8",
                        "nhsMhs",
                        "uniqueIdentifier $ nhsIDCode $ nhsMhsPartyKey $ nhsMhsCPAId",
                        "nhsMhsEndPoint $ nhsMhsSvcIA")
                + type(
                        OID + "9",
                        "nhsAs",
                        "uniqueIdentifier $ nhsIDCode $ nhsMhsPartyKey",
                        "nhsAsSvcIA $ nhsMhsManufacturerOrg");
    }

    private static String attribute(String oid, String name) {
        return "attributetype ( %s NAME '%s' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )\n"
                .formatted(oid, name);
    }

    private static String type(String oid, String name, String must, String may) {
        return "objectclass ( %s NAME '%s' SUP top STRUCTURAL MUST ( %s ) MAY ( %s ) )\n"
                .formatted(oid, name, must, may);
    }
}
