package dev.gpconnect.appointments.transport;

/**
 * Creates the transport of a client that was given none. Found by {@link java.util.ServiceLoader}; where more than one is
 * found, the client asks to be told which.
 */
public interface HttpTransportProvider {

    /**
     * Creates a transport; who asked for it closes it.
     *
     * @param settings how it has to connect; {@link TransportSettings#defaults()} where nobody said anything
     * @throws IllegalArgumentException if it cannot do what one of the settings asks for: it never leaves one out silently
     */
    HttpTransport create(TransportSettings settings);
}
