package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The Spine's directory (SDS) over LDAP. Two searches find a practice: its endpoint, then the system that goes with it by party
 * key (W-SDS-01, W-SDS-02, W-SDS-04). Needs the library {@code com.unboundid:unboundid-ldapsdk}, which is not brought along.
 * One for the whole application; used by many threads at once.
 *
 * <pre>{@code
 * SdsLdapDirectory directory = SdsLdapDirectory.builder(URI.create("ldaps://ldap.example.nhs.uk"))
 *         .mutualTls(keys, trust)
 *         .supplier(OdsCode.of("YGM1"))
 *         .build();
 * }</pre>
 *
 * <p>Connects at the first look-up, keeps its connections, and replaces those that broke. Nothing that was found is kept
 * (W-SDS-06), and no referral is followed. An interrupted caller gets its {@link NotSentException} at once, its flag still set;
 * only looking up the host's name cannot be interrupted in Java.
 */
public final class SdsLdapDirectory implements ProviderDirectory, AutoCloseable {

    private final SdsLdapSearch search;
    private final @Nullable OdsCode supplier;

    private SdsLdapDirectory(SdsLdapSearch search, @Nullable OdsCode supplier) {
        this.search = search;
        this.supplier = supplier;
    }

    /**
     * Starts a directory.
     *
     * @param url where it listens, such as {@code ldaps://ldap.example.nhs.uk}; port 636 unless given. Plain {@code ldap} is for
     *     this machine only
     * @throws IllegalArgumentException if it is no such URL
     */
    public static Builder builder(URI url) {
        return new Builder(SdsLdapUrl.of(url));
    }

    /**
     * The endpoint of a practice for an interaction.
     *
     * @throws NotEnabledException if there is no endpoint, or no system behind it (W-SDS-04)
     * @throws AmbiguousRegistrationException if there are several of either (W-SDS-04)
     * @throws TlsException if there is no TLS connection, and why (W-TLS-04)
     * @throws NotSentException if the directory cannot be asked, or what it says cannot be used
     * @throws IllegalStateException if this is closed
     */
    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        SdsLookUp lookUp = new SdsLookUp(practice, interaction);
        SdsLdapRecord endpoint = search.endpoint(lookUp);
        ServiceRoot root = lookUp.root(endpoint.addresses());
        String partyKey = lookUp.partyKey(endpoint.partyKeys());
        return new ProviderEndpoint(
                root, lookUp.asid(search.system(lookUp, partyKey).asids()));
    }

    /**
     * The ASID of this application for an organisation that uses it (W-SDS-03).
     *
     * @throws NotEnabledException if the organisation has no system of this supplier for the interaction
     * @throws AmbiguousRegistrationException if it has several
     * @throws NotSentException if the directory cannot be asked, or what it says cannot be used
     * @throws RefusedException if the directory was given no supplier
     * @throws IllegalStateException if this is closed
     */
    @Override
    public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
        SdsLookUp lookUp = new SdsLookUp(organisation, interaction);
        OdsCode ours = lookUp.supplier(supplier);
        return lookUp.asid(search.ownSystem(lookUp, ours).asids());
    }

    /** Closes the connections; look-ups under way may finish. May be called again. */
    @Override
    public void close() {
        search.close();
    }

    /** Shows the URL and the base. */
    @Override
    public String toString() {
        return "SdsLdapDirectory[" + search + "]";
    }

    /** Sets a directory up; for one thread. */
    public static final class Builder {

        private static final String SERVICES = "ou=services,o=nhs";
        private static final int POOL_SIZE = 4;

        private final SdsLdapUrl url;
        private @Nullable X509KeyManager keys;
        private @Nullable X509TrustManager trust;
        private @Nullable OdsCode supplier;
        private String baseDn = SERVICES;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration responseTimeout = Duration.ofSeconds(10);
        private int poolSize = POOL_SIZE;

        private Builder(SdsLdapUrl url) {
            this.url = url;
        }

        /**
         * Whom to be and whom to trust: TLS 1.2 with the cipher suites that Spine takes, the server's name always checked
         * (W-TLS-01, W-TLS-03). Which chains are trusted, and whether a certificate was revoked, is for the trust manager to say
         * (W-TLS-04); it is asked anew for each connection, as no TLS session is resumed. An {@code ldaps} URL needs it.
         */
        public Builder mutualTls(X509KeyManager keys, X509TrustManager trust) {
            this.keys = Objects.requireNonNull(keys, "keys");
            this.trust = Objects.requireNonNull(trust, "trust");
            return this;
        }

        /** The ODS code of this application's supplier, for {@link #ownAsid} (W-SDS-03); none by default. */
        public Builder supplier(OdsCode supplier) {
            this.supplier = Objects.requireNonNull(supplier, "supplier");
            return this;
        }

        /** Below which entry to search; {@code ou=services,o=nhs} by default, as in every Spine environment. */
        public Builder baseDn(String baseDn) {
            this.baseDn = Objects.requireNonNull(baseDn, "baseDn");
            return this;
        }

        /**
         * How long making a connection may take, TLS included; 5 seconds by default.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = checked(timeout);
            return this;
        }

        /**
         * How long each of the two searches may take, and waiting for a free connection; 10 seconds by default.
         *
         * @throws IllegalArgumentException if it is less than a millisecond or more than an hour
         */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = checked(timeout);
            return this;
        }

        /**
         * How many connections there may be at once; 4 by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder poolSize(int connections) {
            if (connections < 1) {
                throw new IllegalArgumentException("A directory needs at least one connection");
            }
            this.poolSize = connections;
            return this;
        }

        /**
         * The directory, which does not connect yet.
         *
         * @throws IllegalArgumentException if the base is no distinguished name
         * @throws IllegalStateException if an {@code ldaps} URL has no mutual TLS, an {@code ldap} URL has, or the LDAP library is
         *     missing
         */
        public SdsLdapDirectory build() {
            if (url.secure() && (keys == null || trust == null)) {
                throw new IllegalStateException(
                        "An ldaps URL needs mutualTls(...): the Spine lets nobody in without (W-TLS-01)");
            }
            if (!url.secure() && keys != null) {
                throw new IllegalStateException(
                        "mutualTls(...) was set for a plain ldap URL: use ldaps, or leave it out");
            }
            try {
                return new SdsLdapDirectory(
                        SdsLdapSearch.of(url, url.tls(keys, trust), baseDn, connectTimeout, responseTimeout, poolSize),
                        supplier);
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException(
                        "The LDAP library is missing: add com.unboundid:unboundid-ldapsdk to the application", e);
            }
        }

        private static Duration checked(Duration timeout) {
            if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("A time-out is between a millisecond and an hour");
            }
            return timeout;
        }
    }
}
