package dev.gpconnect.appointments.config;

import java.util.Locale;

/** The keys that a configuration may hold, without their prefix. */
enum Key {
    PRODUCT_ISSUER("product.issuer"),
    PRODUCT_DEVICE_SYSTEM("product.device-system"),
    PRODUCT_DEVICE_ID("product.device-id"),
    PRODUCT_MODEL("product.model"),
    PRODUCT_VERSION("product.version"),
    PRODUCT_SUPPLIER("product.supplier"),

    SPINE_PROXY("spine-proxy"),
    ALLOW_PLAIN_HTTP("allow-plain-http"),

    DIRECTORY("directory"),
    DIRECTORY_URL("directory.url"),
    DIRECTORY_API_KEY("directory.api-key", true),
    DIRECTORY_BASE_DN("directory.base-dn"),
    DIRECTORY_MUTUAL_TLS("directory.mutual-tls"),

    TLS_KEY_STORE("tls.key-store"),
    TLS_KEY_STORE_PASSWORD("tls.key-store-password", true),
    TLS_KEY_ALIAS("tls.key-alias"),
    TLS_CERTIFICATE("tls.certificate"),
    TLS_PRIVATE_KEY("tls.private-key"),
    TLS_PRIVATE_KEY_PASSWORD("tls.private-key-password", true),
    TLS_TRUST("tls.trust"),
    TLS_TRUST_PASSWORD("tls.trust-password", true),
    TLS_REVOCATION("tls.revocation"),
    TLS_CRL("tls.crl"),
    TLS_OCSP("tls.ocsp"),
    TLS_1_3("tls.allow-1.3"),
    TLS_EXPIRY_WARNING("tls.expiry-warning"),

    HTTP_PROXY("http-proxy", true),
    NO_PROXY("no-proxy"),

    CONNECT_TIMEOUT("connect-timeout"),
    RESPONSE_TIMEOUT("response-timeout"),
    CALL_TIMEOUT("call-timeout"),
    MAX_RETRIES("max-retries"),
    MAX_RESPONSE_BYTES("max-response-bytes"),
    ACKNOWLEDGEMENT_KEY("acknowledgement-key", true),
    AUDIT_FILE("audit.file"),
    AUDIT_FAILURE("audit.failure");

    /** What every key starts with. */
    static final String PREFIX = "gpconnect.appointments.";

    /** What the key of a file that holds a secret ends with. */
    static final String FROM_FILE = "-file";

    private final String name;
    private final boolean secret;

    Key(String name) {
        this(name, false);
    }

    Key(String name, boolean secret) {
        this.name = PREFIX + name;
        this.secret = secret;
    }

    /** Whether its value may also be the content of a file that the key with {@value #FROM_FILE} names. */
    boolean isSecret() {
        return secret;
    }

    /** The whole key, as a property. */
    String property() {
        return name;
    }

    /** A property as an environment variable. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public String toString() {
        return name;
    }
}
