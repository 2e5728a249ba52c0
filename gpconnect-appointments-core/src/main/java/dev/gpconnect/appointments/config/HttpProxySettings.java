package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.transport.ProxySettings;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which HTTP proxy to connect through: our own keys, else the variables that other programs go by. */
final class HttpProxySettings {

    private final @Nullable ProxySettings proxy;
    private final @Nullable String noProxy;

    HttpProxySettings(Settings settings, Map<String, String> environment) {
        char[] own = settings.secret(Key.HTTP_PROXY);
        this.proxy = own == null
                ? usual(settings, environment, "HTTPS_PROXY", ProxySettings::parse)
                : settings.built(Key.HTTP_PROXY.property(), () -> ProxySettings.parse(String.valueOf(own)));
        String list = settings.text(Key.NO_PROXY);
        this.noProxy = list == null
                ? usual(settings, environment, "NO_PROXY", HttpProxySettings::checked)
                : settings.built(Key.NO_PROXY.property(), () -> checked(list));
    }

    TransportSettings.Builder applyTo(TransportSettings.Builder transport) {
        if (proxy != null) {
            transport.proxy(proxy);
        }
        return noProxy == null ? transport : transport.noProxy(noProxy);
    }

    /** A variable in capitals or not, as both are in use. */
    private static <T> @Nullable T usual(
            Settings settings,
            Map<String, String> environment,
            String name,
            java.util.function.Function<String, T> parser) {
        return Stream.of(name, name.toLowerCase(java.util.Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(value -> settings.built("environment variable " + name, () -> parser.apply(value)))
                .orElse(null);
    }

    private static String checked(String list) {
        TransportSettings.builder().noProxy(list);
        return list;
    }
}
