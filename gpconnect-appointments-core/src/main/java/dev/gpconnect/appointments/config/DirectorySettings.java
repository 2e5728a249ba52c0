package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.config.Sources.Found;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.Loopback;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SdsFhirDirectory;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which directory to ask. */
final class DirectorySettings {

    private final @Nullable Kind kind;
    private final @Nullable URI url;
    private final @Nullable String apiKey;
    private final @Nullable String baseDn;
    private final @Nullable OdsCode supplier;
    private final Map<OdsCode, ProviderEndpoint> fixed;
    private final TlsSettings tls;
    private final TransportSettings transport;
    private final boolean plainHttpAllowed;

    DirectorySettings(Settings settings, TlsSettings tls, HttpProxySettings proxy, boolean plainHttpAllowed) {
        this.plainHttpAllowed = plainHttpAllowed;
        this.kind = settings.required(Key.DIRECTORY, "sds-fhir, sds-ldap or fixed", Kind::of);
        this.url = kind == Kind.SDS_LDAP
                ? settings.url(Key.DIRECTORY_URL, "ldaps", "ldap")
                : settings.address(Key.DIRECTORY_URL, plainHttpAllowed);
        char[] key = settings.secret(Key.DIRECTORY_API_KEY);
        this.apiKey = key == null ? null : String.valueOf(key);
        this.baseDn = settings.text(Key.DIRECTORY_BASE_DN);
        this.supplier = ProductSettings.supplier(settings);
        this.fixed = fixed(settings);
        this.tls = tls;
        boolean mutualTls = Boolean.TRUE.equals(settings.flag(Key.DIRECTORY_MUTUAL_TLS));
        this.transport = proxy.applyTo(
                        mutualTls ? tls.applyTo(TransportSettings.builder()) : TransportSettings.builder())
                .build();
        if (mutualTls && !TlsSettings.isAsked(settings)) {
            settings.problem(Key.DIRECTORY_MUTUAL_TLS + " needs a certificate of our own: set " + Key.TLS_KEY_STORE
                    + " or " + Key.TLS_CERTIFICATE);
        }
        if (url != null && "ldaps".equalsIgnoreCase(url.getScheme()) && !TlsSettings.isAsked(settings)) {
            settings.problem(Key.DIRECTORY + " over ldaps needs a certificate of our own: set " + Key.TLS_KEY_STORE
                    + " or " + Key.TLS_CERTIFICATE);
        }
        if (url != null && "ldap".equalsIgnoreCase(url.getScheme()) && !Loopback.isHost(url.getHost())) {
            settings.problem(
                    Key.DIRECTORY_URL + " is plain ldap:// to another machine: use its ldaps:// address (W-TLS-01)");
        }
        requireItsKeysOnly(settings);
    }

    private void requireItsKeysOnly(Settings settings) {
        if (kind == null) {
            return;
        }
        if (kind == Kind.FIXED && fixed.isEmpty()) {
            settings.problem(Sources.FIXED + "<ODS code> is missing: a fixed directory has at least one practice");
        }
        if (kind != Kind.FIXED && !settings.has(Key.DIRECTORY_URL)) {
            settings.problem(Key.DIRECTORY_URL + " is missing: it is where the directory is");
        }
        kind.refuse(settings, Key.DIRECTORY_URL, kind != Kind.FIXED);
        kind.refuse(settings, Key.DIRECTORY_API_KEY, kind == Kind.SDS_FHIR);
        kind.refuse(settings, Key.DIRECTORY_MUTUAL_TLS, kind == Kind.SDS_FHIR);
        kind.refuse(settings, Key.DIRECTORY_BASE_DN, kind == Kind.SDS_LDAP);
        if (kind != Kind.FIXED && !fixed.isEmpty()) {
            settings.problem(Sources.FIXED + "<ODS code> is for a fixed directory only");
        }
    }

    ProviderDirectory create(Function<TransportSettings, HttpTransport> transports) {
        return switch (Objects.requireNonNull(kind, "kind")) {
            case FIXED -> ProviderDirectory.fixed(fixed);
            case SDS_FHIR -> fhir(transports.apply(transport));
            case SDS_LDAP -> ldap();
        };
    }

    private ProviderDirectory fhir(HttpTransport connection) {
        SdsFhirDirectory.Builder builder = SdsFhirDirectory.builder(Objects.requireNonNull(url, "url"), connection);
        if (apiKey != null) {
            builder.apiKey(apiKey);
        }
        if (supplier != null) {
            builder.supplier(supplier);
        }
        return plainHttpAllowed ? builder.allowPlainHttp().build() : builder.build();
    }

    private ProviderDirectory ldap() {
        SdsLdapDirectory.Builder builder = SdsLdapDirectory.builder(Objects.requireNonNull(url, "url"));
        tls.ifPresent(builder::mutualTls);
        if (baseDn != null) {
            builder.baseDn(baseDn);
        }
        if (supplier != null) {
            builder.supplier(supplier);
        }
        return builder.build();
    }

    private static Map<OdsCode, ProviderEndpoint> fixed(Settings settings) {
        Map<OdsCode, ProviderEndpoint> endpoints = new HashMap<>();
        settings.startingWith(Sources.FIXED).forEach((code, setting) -> {
            try {
                endpoints.put(OdsCode.of(code), endpoint(setting));
            } catch (IllegalArgumentException e) {
                settings.problem(Sources.FIXED + code + " (" + setting.source()
                        + ") is a practice's ODS code, and its value an ASID, a space and a service root");
            }
        });
        return endpoints;
    }

    private static ProviderEndpoint endpoint(Found setting) {
        String[] parts = setting.value().split("\\s+", 2);
        return new ProviderEndpoint(ServiceRoot.of(parts[parts.length - 1]), Asid.of(parts[0]));
    }

    @Override
    public String toString() {
        return "directory=" + kind;
    }

    private enum Kind {
        SDS_FHIR("sds-fhir"),
        SDS_LDAP("sds-ldap"),
        FIXED("fixed");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        static Kind of(String text) {
            for (Kind kind : values()) {
                if (kind.text.equalsIgnoreCase(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such directory");
        }

        void refuse(Settings settings, Key key, boolean allowed) {
            if (!allowed && settings.has(key)) {
                settings.problem(key + " is not for the directory " + text + "; leave it out");
            }
        }
    }
}
