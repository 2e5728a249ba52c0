package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.transport.TransportSettings;
import dev.gpconnect.appointments.transport.tls.ClientKeys;
import dev.gpconnect.appointments.transport.tls.SpineTrust;
import dev.gpconnect.appointments.transport.tls.TlsWatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads whom to be and whom to trust. */
final class TlsSettings {

    private static final Map<String, Boolean> REVOCATION = Map.of("lenient", false, "strict", true);

    private final @Nullable ClientKeys keys;
    private final @Nullable SpineTrust trust;
    private final boolean tls13;

    TlsSettings(Settings settings) {
        Duration warning = settings.duration(Key.TLS_EXPIRY_WARNING);
        TlsWatch watch =
                warning == null ? TlsWatch.defaults() : TlsWatch.defaults().withWarnAhead(warning);
        this.keys = keys(settings, watch);
        this.trust = trust(settings, watch);
        this.tls13 = Boolean.TRUE.equals(settings.flag(Key.TLS_1_3));
        requireBoth(settings);
    }

    TransportSettings.Builder applyTo(TransportSettings.Builder transport) {
        if (trust != null) {
            transport.trust(trust);
        }
        ifPresent(transport::mutualTls);
        return tls13 ? transport.allowTls13() : transport;
    }

    /** Hands over keys and trust, if there are any. */
    void ifPresent(BiConsumer<ClientKeys, SpineTrust> taker) {
        if (keys != null && trust != null) {
            taker.accept(keys, trust);
        }
    }

    /** Whether a certificate of our own is to be shown, be it that it can be read or not. */
    static boolean isAsked(Settings settings) {
        return settings.has(Key.TLS_KEY_STORE) || settings.has(Key.TLS_CERTIFICATE);
    }

    private static @Nullable ClientKeys keys(Settings settings, TlsWatch watch) {
        Path store = settings.path(Key.TLS_KEY_STORE);
        char[] storePassword = settings.secret(Key.TLS_KEY_STORE_PASSWORD);
        String alias = settings.text(Key.TLS_KEY_ALIAS);
        Path certificate = settings.path(Key.TLS_CERTIFICATE);
        Path key = settings.path(Key.TLS_PRIVATE_KEY);
        char[] keyPassword = settings.secret(Key.TLS_PRIVATE_KEY_PASSWORD);
        if (store != null && certificate != null) {
            settings.problem(Key.TLS_KEY_STORE + " and " + Key.TLS_CERTIFICATE + " are both set; leave one out");
            return null;
        }
        if (store == null) {
            settings.allowOnlyWith(Key.TLS_KEY_STORE, Key.TLS_KEY_STORE_PASSWORD, Key.TLS_KEY_ALIAS);
        }
        if (certificate == null) {
            settings.allowOnlyWith(Key.TLS_CERTIFICATE, Key.TLS_PRIVATE_KEY, Key.TLS_PRIVATE_KEY_PASSWORD);
        }
        ClientKeys.Builder builder;
        if (store != null && storePassword != null) {
            builder = ClientKeys.keyStore(store, storePassword);
        } else if (certificate != null) {
            builder = key == null ? ClientKeys.pem(certificate) : ClientKeys.pem(certificate, key);
        } else {
            if (store != null) {
                settings.problem(Key.TLS_KEY_STORE_PASSWORD + " is missing: it opens the key store");
            }
            return null;
        }
        if (alias != null) {
            builder.alias(alias);
        }
        if (keyPassword != null) {
            builder.keyPassword(keyPassword);
        }
        Key named = store == null ? Key.TLS_CERTIFICATE : Key.TLS_KEY_STORE;
        return settings.built(named.property(), () -> builder.watch(watch).build());
    }

    private static @Nullable SpineTrust trust(Settings settings, TlsWatch watch) {
        Path file = settings.path(Key.TLS_TRUST);
        char[] password = settings.secret(Key.TLS_TRUST_PASSWORD);
        Boolean strict = settings.choice(Key.TLS_REVOCATION, REVOCATION);
        Path crls = settings.path(Key.TLS_CRL);
        URI responder = settings.url(Key.TLS_OCSP, "http", "https");
        if (file == null) {
            settings.allowOnlyWith(
                    Key.TLS_TRUST, Key.TLS_TRUST_PASSWORD, Key.TLS_REVOCATION, Key.TLS_CRL, Key.TLS_OCSP);
            return null;
        }
        SpineTrust.Builder builder = password == null ? SpineTrust.pem(file) : SpineTrust.keyStore(file, password);
        if (Boolean.TRUE.equals(strict)) {
            builder.refuseUnknownRevocation();
        }
        if (crls != null) {
            builder.crls(crls);
        }
        if (responder != null) {
            settings.built(Key.TLS_OCSP.property(), () -> builder.ocspResponder(responder));
        }
        return settings.built(
                Key.TLS_TRUST.property(), () -> builder.watch(watch).build());
    }

    private static void requireBoth(Settings settings) {
        if (isAsked(settings) && !settings.has(Key.TLS_TRUST)) {
            settings.problem(
                    Key.TLS_TRUST + " is missing: with a certificate of our own only the Spine's authorities are"
                            + " trusted (W-TLS-04)");
        }
    }
}
