package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.transport.ProxySettings;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
        if (list != null) {
            this.noProxy = settings.built(Key.NO_PROXY.property(), () -> checked(list));
        } else {
            // others' list is of no use without a proxy, and then may hold what it likes
            this.noProxy = proxy == null ? null : usual(settings, environment, "NO_PROXY", HttpProxySettings::checked);
        }
    }

    TransportSettings.Builder applyTo(TransportSettings.Builder transport) {
        if (proxy != null) {
            transport.proxy(proxy);
        }
        return noProxy == null ? transport : transport.noProxy(noProxy);
    }

    /** A variable in capitals or not, as both are in use. */
    private static <T> @Nullable T usual(
            Settings settings, Map<String, String> environment, String name, Function<String, T> parser) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
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
