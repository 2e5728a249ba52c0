package dev.gpconnect.appointments.spine;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.SdsLookUp.Wanted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The three searches of the directory, each for the one entry that there should be. Thread-safe. */
final class SdsLdapSearch implements AutoCloseable {

    /** One is right, and a few more tell how wrong it is. */
    private static final int MOST = 20;

    private static final String ENDPOINTS = "nhsMhs";
    private static final String SYSTEMS = "nhsAs";

    private final SdsLdapConnections connections;
    private final DN baseDn;
    private final Duration responseTimeout;

    private SdsLdapSearch(SdsLdapConnections connections, DN baseDn, Duration responseTimeout) {
        this.connections = connections;
        this.baseDn = baseDn;
        this.responseTimeout = responseTimeout;
    }

    /** Searches of the directory at the URL, which is not called yet. */
    static SdsLdapSearch of(
            SdsLdapUrl url,
            @Nullable SdsLdapTls tls,
            String baseDn,
            Duration connectTimeout,
            Duration responseTimeout,
            int poolSize) {
        SdsLdapConnections connections =
                new SdsLdapConnections(url.host(), url.port(), tls, connectTimeout, responseTimeout, poolSize);
        try {
            return new SdsLdapSearch(connections, new DN(baseDn), responseTimeout);
        } catch (LDAPException e) {
            throw new IllegalArgumentException("The base is no distinguished name such as ou=services,o=nhs", e);
        }
    }

    /** The endpoint and its party key (W-SDS-01). */
    SdsLdapRecord endpoint(SdsLookUp lookUp) {
        Filter interaction =
                Filter.createEqualityFilter("nhsMhsSvcIA", lookUp.interaction().id());
        return only(
                lookUp,
                Wanted.ENDPOINT,
                all(lookUp, ENDPOINTS, interaction),
                SdsLdapRecord.ENDPOINT,
                SdsLdapRecord.PARTY_KEY);
    }

    /** The system behind an endpoint (W-SDS-02); the key is the directory's word, and is escaped like any other. */
    SdsLdapRecord system(SdsLookUp lookUp, String partyKey) {
        Filter filter = all(lookUp, SYSTEMS, Filter.createEqualityFilter("nhsMHSPartyKey", partyKey));
        return only(lookUp, Wanted.SYSTEM, filter, SdsLdapRecord.ASID);
    }

    /** The organisation's system of a supplier (W-SDS-03). */
    SdsLdapRecord ownSystem(SdsLookUp lookUp, OdsCode supplier) {
        Filter filter = all(
                lookUp,
                SYSTEMS,
                Filter.createEqualityFilter("nhsAsSvcIA", lookUp.interaction().id()),
                Filter.createEqualityFilter("nhsMhsManufacturerOrg", supplier.value()));
        return only(lookUp, Wanted.systemBy(supplier), filter, SdsLdapRecord.ASID);
    }

    private static Filter all(SdsLookUp lookUp, String type, Filter... more) {
        Filter[] parts = new Filter[more.length + 2];
        parts[0] =
                Filter.createEqualityFilter("nhsIDCode", lookUp.organisation().value());
        parts[1] = Filter.createEqualityFilter("objectClass", type);
        System.arraycopy(more, 0, parts, 2, more.length);
        return Filter.createANDFilter(parts);
    }

    private SdsLdapRecord only(SdsLookUp lookUp, Wanted wanted, Filter filter, String... attributes) {
        SdsLdapHits hits = new SdsLdapHits(MOST);
        boolean whole = ask(lookUp, hits, filter, attributes);
        if (hits.hasReferences()) {
            throw SdsLdapFailures.referral(lookUp, null);
        }
        if (!whole) {
            throw lookUp.moreThan(hits.records().size(), wanted);
        }
        return lookUp.one(hits.records(), wanted);
    }

    /** Whether the hits are all there are. */
    private boolean ask(SdsLookUp lookUp, SdsLdapHits hits, Filter filter, String... attributes) {
        try {
            connections.search(lookUp, () -> request(hits, filter, attributes));
            return true;
        } catch (SdsLdapHits.TooManyException e) {
            return false;
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)
                    && !hits.records().isEmpty()) {
                return false;
            }
            throw SdsLdapFailures.of(lookUp, e);
        }
    }

    private SearchRequest request(SdsLdapHits hits, Filter filter, String... attributes) {
        hits.startOver();
        SearchRequest request = new SearchRequest(hits, baseDn, SearchScope.SUB, filter, attributes);
        request.setSizeLimit(MOST);
        request.setTimeLimitSeconds((int) Math.max(1, responseTimeout.toSeconds()));
        request.setFollowReferrals(false);
        return request;
    }

    @Override
    public void close() {
        connections.close();
    }

    @Override
    public String toString() {
        return connections + "/" + baseDn;
    }
}
