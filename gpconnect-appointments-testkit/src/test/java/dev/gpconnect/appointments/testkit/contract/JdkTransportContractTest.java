package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.transport.HttpTransport;

class JdkTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return new JdkTransport();
    }
}
