package dev.gpconnect.appointments.transport;

import java.util.List;

/** The TLS that the Spine takes, for the proxy and for the directory alike: version and cipher suites. */
public final class SpineCipherSuites {

    /** The one TLS version, as Java names it (W-TLS-01). */
    public static final String PROTOCOL = "TLSv1.2";

    /** The cipher suites as Java names them, in the Spine's order of preference (W-TLS-03). */
    public static final List<String> NAMES = List.of(
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_CBC_SHA");

    private SpineCipherSuites() {}
}
