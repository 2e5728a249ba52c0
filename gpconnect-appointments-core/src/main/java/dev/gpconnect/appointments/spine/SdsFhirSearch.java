package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.model.OdsCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The searches of one look-up over the directory's FHIR API, with the parameters and systems of W-SDS-08 and W-SDS-09.
 *
 * @param end when the look-up has to be over
 */
record SdsFhirSearch(SdsFhirApi api, SdsLookUp lookUp, long end) {

    private static final String INTERACTION = "https://fhir.nhs.uk/Id/nhsServiceInteractionId";
    private static final String PARTY_KEY = "https://fhir.nhs.uk/Id/nhsMhsPartyKey";
    private static final String ASID = "https://fhir.nhs.uk/Id/nhsSpineASID";

    /** Where the organisation answers. */
    SdsBundleEntry endpoint() {
        return lookUp.one(
                hits("Endpoint?" + asked(), entry -> entry.type().equals("Endpoint")), SdsLookUp.Wanted.ENDPOINT);
    }

    /** The party key that leads on from the endpoint. */
    String partyKey(SdsBundleEntry endpoint) {
        return lookUp.partyKey(endpoint.values(PARTY_KEY));
    }

    /** The ASID of the organisation's system with this party key. */
    List<String> asids(String partyKey) {
        List<SdsBundleEntry> devices = hits(
                "Device?" + asked() + "&identifier=" + token(PARTY_KEY, partyKey),
                entry -> entry.type().equals("Device") && entry.agreesWith(PARTY_KEY, partyKey));
        return lookUp.one(devices, SdsLookUp.Wanted.SYSTEM).values(ASID);
    }

    /** The ASID of the organisation's system that this supplier has made. */
    List<String> asids(OdsCode supplier) {
        List<SdsBundleEntry> devices = hits(
                "Device?" + asked() + "&manufacturing-organization=" + token(OdsCode.SYSTEM, supplier.value()),
                entry -> entry.type().equals("Device"));
        return lookUp.one(devices, SdsLookUp.Wanted.systemBy(supplier)).values(ASID);
    }

    /** What was asked for, of what was found; an empty answer may be a time-out, and is asked for once more (W-SDS-11). */
    private List<SdsBundleEntry> hits(String search, Predicate<SdsBundleEntry> wanted) {
        Predicate<SdsBundleEntry> hit = wanted.and(entry -> entry.belongsTo(lookUp.organisation())
                && entry.agreesWith(INTERACTION, lookUp.interaction().id()));
        List<SdsBundleEntry> first =
                api.search(lookUp, search, false, end).stream().filter(hit).toList();
        return first.isEmpty()
                ? api.search(lookUp, search, true, end).stream().filter(hit).toList()
                : first;
    }

    private String asked() {
        return "organization=" + token(OdsCode.SYSTEM, lookUp.organisation().value()) + "&identifier="
                + token(INTERACTION, lookUp.interaction().id());
    }

    /** A value with its system, the bar between them percent-encoded too. */
    private static String token(String system, String value) {
        return URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
