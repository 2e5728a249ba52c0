package dev.gpconnect.appointments;

import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.HttpTransportProvider;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the transport of a client that was given none. */
final class TransportDiscovery {

    private TransportDiscovery() {}

    static HttpTransport discover(TransportSettings settings) {
        List<ServiceLoader.Provider<HttpTransportProvider>> found =
                ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()).stream()
                        .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("No transport was given to the client, and none is on the class path:"
                    + " add dev.gpconnect:gpconnect-appointments-okhttp, or call transport(…)");
        }
        if (found.size() > 1) {
            List<String> names =
                    found.stream().map(provider -> provider.type().getName()).toList();
            throw new IllegalStateException("No transport was given to the client, and several are on the class path: "
                    + names + "; call transport(…) with one, or leave one dependency");
        }
        return found.get(0).get().create(settings);
    }
}
