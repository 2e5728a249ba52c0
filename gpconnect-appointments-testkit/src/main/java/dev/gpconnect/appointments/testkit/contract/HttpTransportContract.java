package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.transport.HttpTransport;

/**
 * What every {@link HttpTransport} has to do. Extend it, and each of its tests runs your transport against a server on this
 * machine:
 *
 * <pre>{@code
 * class MyTransportTest extends HttpTransportContract {
 *     @Override
 *     protected HttpTransport createTransport() {
 *         return new MyTransport();
 *     }
 * }
 * }</pre>
 */
public abstract class HttpTransportContract extends EndingContract {

    /** For subclasses. */
    protected HttpTransportContract() {}

    /** A new transport, closed after each test; it must be willing to send in clear text to this machine. */
    @Override
    protected abstract HttpTransport createTransport();
}
