package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.transport.HttpTransport;

class OkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return OkHttpTransport.builder().build();
    }
}
