package dev.gpconnect.appointments.transport;

/**
 * Creates the transport of a client that was given none. Found by {@link java.util.ServiceLoader}; where more than one is
 * found, the client asks to be told which.
 */
public interface HttpTransportProvider {

    /** Creates a transport with its default options; the client that asked for it closes it. */
    HttpTransport create();
}
