/** The HTTP transport of GP Connect Appointments over OkHttp. */
module dev.gpconnect.appointments.okhttp {
    requires transitive dev.gpconnect.appointments;
    requires transitive okhttp3;
    requires okio;

    exports dev.gpconnect.appointments.okhttp;

    provides dev.gpconnect.appointments.transport.HttpTransportProvider with
            dev.gpconnect.appointments.okhttp.OkHttpTransport.Builder;
}
