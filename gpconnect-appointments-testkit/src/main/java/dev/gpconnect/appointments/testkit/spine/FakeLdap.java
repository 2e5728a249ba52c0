package dev.gpconnect.appointments.testkit.spine;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * The Spine's directory over LDAP on loopback, base {@code ou=services,o=nhs}: it can be searched and nothing else, without a password
 * (W-SDS-01 to W-SDS-05). Names and values are compared without case. Thread-safe.
 *
 * <pre>{@code
 * try (FakeLdap ldap = FakeLdap.start(SdsRecords.reference("https://practices.example"))) {
 *     URI directory = ldap.url();
 * }
 * }</pre>
 */
public final class FakeLdap implements AutoCloseable {
    private final InMemoryDirectoryServer server;
    private final String origin;

    private FakeLdap(String scheme, String host, InMemoryListenerConfig listener, SdsRecords records)
            throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(LdapEntries.ROOT);
        config.setListenerConfigs(listener);
        config.setSchema(null);
        config.setGenerateOperationalAttributes(false);
        config.setAllowedOperationTypes(
                OperationType.BIND, OperationType.SEARCH, OperationType.ABANDON, OperationType.UNBIND);
        this.origin = scheme + "://" + (host.contains(":") ? "[" + host + "]" : host);
        this.server = new InMemoryDirectoryServer(config);
        load(records);
        server.startListening();
    }

    /**
     * Starts plain LDAP on a free port.
     *
     * @param records what it holds
     * @return running; the caller closes it
     */
    public static FakeLdap start(SdsRecords records) {
        return start(records, 0);
    }

    /**
     * Starts plain LDAP.
     *
     * @param records what it holds
     * @param port 0 for any that is free
     * @return running; the caller closes it
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static FakeLdap start(SdsRecords records, int port) {
        return start(records, "127.0.0.1", port);
    }

    /**
     * Starts plain LDAP on an address of the caller's.
     *
     * @param records what it holds
     * @param host the name or address to listen on, which its URL shows
     * @param port 0 for any that is free
     * @return running; the caller closes it
     * @throws IllegalStateException when it cannot listen there
     */
    public static FakeLdap start(SdsRecords records, String host, int port) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return new FakeLdap(
                    "ldap", host, InMemoryListenerConfig.createLDAPConfig("ldap", address, port, null), records);
        } catch (LDAPException | UnknownHostException failure) {
            throw cannotListen(host, port, failure);
        }
    }

    /**
     * Starts LDAP over TLS on a free port.
     *
     * @param records what it holds
     * @param context the server's certificate, and the client certificates that it trusts
     * @param clientAuth whether a client must show one, as the real directory demands
     * @return running; the caller closes it
     */
    public static FakeLdap startTls(SdsRecords records, SSLContext context, boolean clientAuth) {
        return startTls(records, context, clientAuth, 0);
    }

    /**
     * Starts LDAP over TLS.
     *
     * @param records what it holds
     * @param context the server's certificate, and the client certificates that it trusts
     * @param clientAuth whether a client must show one, as the real directory demands
     * @param port 0 for any that is free
     * @return running; the caller closes it
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static FakeLdap startTls(SdsRecords records, SSLContext context, boolean clientAuth, int port) {
        try {
            InMemoryListenerConfig listener = InMemoryListenerConfig.createLDAPSConfig(
                    "ldaps",
                    InetAddress.getLoopbackAddress(),
                    port,
                    context.getServerSocketFactory(),
                    context.getSocketFactory(),
                    clientAuth,
                    clientAuth);
            return new FakeLdap("ldaps", "127.0.0.1", listener, records);
        } catch (LDAPException failure) {
            throw cannotListen("127.0.0.1", port, failure);
        }
    }

    /**
     * Where it listens.
     *
     * @return for example {@code ldap://127.0.0.1:1389}, {@code ldaps} when over TLS
     */
    public URI url() {
        return URI.create(origin + ":" + server.getListenPort());
    }

    /**
     * Puts other records into the directory, all at once.
     *
     * @param records all that it holds from now on
     */
    public void load(SdsRecords records) {
        String ldif = LdapEntries.of(records).stream().map(Entry::toLDIFString).collect(Collectors.joining("\n"));
        try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)))) {
            server.importFromLDIF(true, reader);
        } catch (LDAPException | IOException failure) {
            throw new IllegalStateException("The fake directory could not take the records", failure);
        }
    }

    /** Stops listening and ends the connections there are. */
    @Override
    public void close() {
        server.shutDown(true);
    }

    private static IllegalStateException cannotListen(String host, int port, Exception failure) {
        return new IllegalStateException("The fake directory cannot listen on port " + port + " of " + host, failure);
    }
}
