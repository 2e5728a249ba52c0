package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.audit.AuditFailurePolicy;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client is made from, when it is not said in code: system properties, environment variables and a properties file, in
 * this order, the first that has a key wins. All of it is checked at once.
 *
 * <pre>{@code
 * AppointmentsClient client = AppointmentsClient.builder(Configuration.load()).build();
 * }</pre>
 *
 * <p>Every key starts with {@code gpconnect.appointments.}; as an environment variable it is in capitals, with {@code _} for each dot
 * and hyphen. A secret (marked *) may also be the first line of a file that the same key with {@code -file} names.
 *
 * <table>
 * <caption>The keys</caption>
 * <tr><td>{@code config-file}</td><td>the properties file, in UTF-8; not in the file itself</td></tr>
 * <tr><td>{@code product.issuer}, {@code .device-system}, {@code .device-id}, {@code .model}, {@code .version}</td>
 *     <td>the application, see {@link Product}; needed</td></tr>
 * <tr><td>{@code product.supplier}</td><td>the supplier's ODS code, to look up ASIDs of our own (W-SDS-03)</td></tr>
 * <tr><td>{@code spine-proxy}</td><td>the Spine proxy's URL; without it, straight to the practice (W-URL-03)</td></tr>
 * <tr><td>{@code allow-plain-http}</td><td>{@code true}: in clear text also to other machines; {@code false}</td></tr>
 * <tr><td>{@code directory}</td><td>{@code sds-fhir}, {@code sds-ldap} or {@code fixed}; needed</td></tr>
 * <tr><td>{@code directory.url}</td><td>where the directory is, for the first two</td></tr>
 * <tr><td>{@code directory.api-key} *</td><td>for {@code sds-fhir} (W-SDS-10)</td></tr>
 * <tr><td>{@code directory.mutual-tls}</td><td>{@code true}: {@code sds-fhir} with the keys and trust of {@code tls};
 *     {@code false}: what the JDK trusts</td></tr>
 * <tr><td>{@code directory.base-dn}</td><td>for {@code sds-ldap}; {@code ou=services,o=nhs}</td></tr>
 * <tr><td>{@code directory.fixed.}<i>ODS code</i></td><td>for {@code fixed}: a practice's ASID, a space, its service root</td></tr>
 * <tr><td>{@code tls.key-store}, {@code tls.key-store-password} *, {@code tls.key-alias}</td>
 *     <td>our certificate and key in PKCS#12 ({@code .p12}, {@code .pfx}) or JKS ({@code .jks})</td></tr>
 * <tr><td>{@code tls.certificate}, {@code tls.private-key}, {@code tls.private-key-password} *</td><td>the same in PEM; the
 *     certificate's file holds its chain too</td></tr>
 * <tr><td>{@code tls.trust}, {@code tls.trust-password} *</td><td>whom to trust, in PEM or a key store; needed with a key
 *     (W-TLS-04)</td></tr>
 * <tr><td>{@code tls.revocation}</td><td>{@code lenient}: a certificate whose status cannot be had is let through with a
 *     warning; {@code strict}: refused</td></tr>
 * <tr><td>{@code tls.crl}</td><td>a file or folder of revocation lists</td></tr>
 * <tr><td>{@code tls.ocsp}</td><td>the OCSP responder's URL, instead of the certificate's own</td></tr>
 * <tr><td>{@code tls.allow-1.3}</td><td>{@code true}: TLS 1.3 too; {@code false} (W-TLS-01)</td></tr>
 * <tr><td>{@code tls.expiry-warning}</td><td>how long before a certificate's end to warn; {@code 30d}</td></tr>
 * <tr><td>{@code http-proxy} *</td><td>{@code http://user:password@host:port}; the environment's {@code HTTPS_PROXY}</td></tr>
 * <tr><td>{@code no-proxy}</td><td>the hosts that need none; the environment's {@code NO_PROXY}</td></tr>
 * <tr><td>{@code connect-timeout}, {@code response-timeout}, {@code call-timeout}, {@code max-retries},
 *     {@code max-response-bytes}</td><td>as in the client's builder; times as {@code 30s}, {@code 500ms} or {@code PT30S}</td></tr>
 * <tr><td>{@code acknowledgement-key} *</td><td>at least 32 bytes in Base64</td></tr>
 * <tr><td>{@code audit.file}</td><td>the audit trail as JSON lines in this file; the log by default (D-AU-01)</td></tr>
 * <tr><td>{@code audit.failure}</td><td>{@code fail} the call, or {@code go-on}, when the trail cannot be written</td></tr>
 * </table>
 */
public final class Configuration {

    private static final int LEAST_KEY_BYTES = 32;
    private static final Map<String, AuditFailurePolicy> AUDIT_FAILURES =
            Map.of("fail", AuditFailurePolicy.FAIL_THE_CALL, "go-on", AuditFailurePolicy.GO_ON);

    private final @Nullable Product product;
    private final @Nullable URI spineProxy;
    private final boolean plainHttpAllowed;
    private final DirectorySettings directory;
    private final TransportSettings transport;
    private final @Nullable Duration connectTimeout;
    private final @Nullable Duration responseTimeout;
    private final @Nullable Duration callTimeout;
    private final @Nullable Integer maxRetries;
    private final @Nullable Long maxResponseBytes;
    private final byte @Nullable [] acknowledgementKey;
    private final @Nullable Path auditFile;
    private final @Nullable AuditFailurePolicy auditFailure;

    private Configuration(Settings settings, Map<String, String> environment) {
        this.product = ProductSettings.product(settings);
        this.plainHttpAllowed = Boolean.TRUE.equals(settings.flag(Key.ALLOW_PLAIN_HTTP));
        this.spineProxy = settings.address(Key.SPINE_PROXY, plainHttpAllowed);
        TlsSettings tls = new TlsSettings(settings);
        HttpProxySettings proxy = new HttpProxySettings(settings, environment);
        this.transport = proxy.applyTo(tls.applyTo(TransportSettings.builder())).build();
        this.directory = new DirectorySettings(settings, tls, proxy, plainHttpAllowed);
        this.connectTimeout = settings.duration(Key.CONNECT_TIMEOUT);
        this.responseTimeout = settings.duration(Key.RESPONSE_TIMEOUT);
        this.callTimeout = settings.duration(Key.CALL_TIMEOUT);
        this.maxRetries = settings.value(Key.MAX_RETRIES, "a number from 0 to 3", text -> within(text, 0, 3));
        this.maxResponseBytes = settings.value(
                Key.MAX_RESPONSE_BYTES, "a number of bytes", text -> (long) within(text, 1, Integer.MAX_VALUE));
        this.acknowledgementKey = acknowledgementKey(settings);
        this.auditFile = settings.writable(Key.AUDIT_FILE);
        this.auditFailure = settings.choice(Key.AUDIT_FAILURE, AUDIT_FAILURES);
        settings.requireNoProblem();
    }

    /**
     * What the system properties, the environment and the properties file that one of them names say now.
     *
     * @throws ConfigurationException if anything in it is unknown, missing or wrong
     */
    public static Configuration load() {
        return builder()
                .systemProperties(System.getProperties())
                .environment(System.getenv())
                .build();
    }

    /** Starts a configuration from chosen places, of which the first that has a key wins as in {@link #load()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** What the application is. */
    public Product product() {
        return Objects.requireNonNull(product, "product");
    }

    /** The Spine proxy; empty to go straight to the practice. */
    public Optional<URI> spineProxy() {
        return Optional.ofNullable(spineProxy);
    }

    /** Whether requests may go to other machines in clear text; false by default. */
    public boolean isPlainHttpAllowed() {
        return plainHttpAllowed;
    }

    /** How to connect to the Spine proxy, or to the practices. */
    public TransportSettings transport() {
        return transport;
    }

    /**
     * Makes the directory.
     *
     * @param transports makes the transport that a directory over HTTP needs, asked for at most once; the caller closes it, and the
     *     directory too if it can be closed
     */
    public ProviderDirectory directory(Function<TransportSettings, HttpTransport> transports) {
        return directory.create(transports);
    }

    /** How long making a connection may take; empty for the client's default, as are all that follow. */
    public Optional<Duration> connectTimeout() {
        return Optional.ofNullable(connectTimeout);
    }

    /** How long an attempt may take. */
    public Optional<Duration> responseTimeout() {
        return Optional.ofNullable(responseTimeout);
    }

    /** How long a call may take. */
    public Optional<Duration> callTimeout() {
        return Optional.ofNullable(callTimeout);
    }

    /** How often a read is tried again, 0 to 3. */
    public OptionalInt maxRetries() {
        return maxRetries == null ? OptionalInt.empty() : OptionalInt.of(maxRetries);
    }

    /** The largest answer that is read, in bytes. */
    public OptionalLong maxResponseBytes() {
        return maxResponseBytes == null ? OptionalLong.empty() : OptionalLong.of(maxResponseBytes);
    }

    /** What authenticates acknowledgements that are carried outside: a copy. */
    public Optional<byte[]> acknowledgementKey() {
        return Optional.ofNullable(acknowledgementKey).map(byte[]::clone);
    }

    /** The file of the audit trail. */
    public Optional<Path> auditFile() {
        return Optional.ofNullable(auditFile);
    }

    /** What becomes of a call when the audit trail cannot be written. */
    public Optional<AuditFailurePolicy> auditFailure() {
        return Optional.ofNullable(auditFailure);
    }

    /** No value at all, as some are secret. */
    @Override
    public String toString() {
        return "Configuration[" + directory + "]";
    }

    private static int within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static byte @Nullable [] acknowledgementKey(Settings settings) {
        char[] secret = settings.secret(Key.ACKNOWLEDGEMENT_KEY);
        if (secret == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(String.valueOf(secret));
            if (bytes.length >= LEAST_KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // the same advice as for too short a key
        }
        settings.problem(Key.ACKNOWLEDGEMENT_KEY + " is at least " + LEAST_KEY_BYTES
                + " bytes in Base64, made at random; see AppointmentsClient.Builder.acknowledgementKey");
        return null;
    }

    /** Says which places to look at; for one thread. */
    public static final class Builder {

        private final Sources sources = new Sources();
        private Map<String, String> systemProperties = Map.of();
        private Map<String, String> environment = Map.of();
        private @Nullable Path file;

        private Builder() {}

        /** System properties, or others that are set in code; those without the prefix are passed over. */
        public Builder systemProperties(Properties properties) {
            Map<String, String> copy = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(name -> copy.put(name, properties.getProperty(name)));
            this.systemProperties = copy;
            return this;
        }

        /**
         * Environment variables; those without the prefix are passed over, except for the HTTP proxy's, and so are those that
         * Kubernetes makes for a service that is called {@code gpconnect-appointments}.
         */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /** A properties file in UTF-8, instead of one that {@code config-file} names; every key in it has to be known. */
        public Builder file(Path properties) {
            this.file = Objects.requireNonNull(properties, "properties");
            return this;
        }

        /**
         * Reads and checks all of it.
         *
         * @throws ConfigurationException if anything in it is unknown, missing or wrong
         */
        public Configuration build() {
            sources.addSystemProperties(systemProperties);
            sources.addEnvironment(environment);
            if (file != null) {
                sources.addFile(file);
            } else {
                sources.addConfigFile();
            }
            return new Configuration(new Settings(sources), environment);
        }
    }
}
