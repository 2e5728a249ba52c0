/** A typed client for GP Connect Appointment Management. */
module dev.gpconnect.appointments {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.nimbusds.jose.jwt;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires java.net.http;
    requires transitive org.jspecify;
    requires org.slf4j;
    requires static hapi.fhir.base;
    requires static java.sql;
    requires static micrometer.observation;
    requires static org.hl7.fhir.dstu3;
    requires static unboundid.ldapsdk;

    exports dev.gpconnect.appointments;
    exports dev.gpconnect.appointments.audit;
    exports dev.gpconnect.appointments.booking;
    exports dev.gpconnect.appointments.config;
    exports dev.gpconnect.appointments.error;
    exports dev.gpconnect.appointments.hapi;
    exports dev.gpconnect.appointments.identity;
    exports dev.gpconnect.appointments.model;
    exports dev.gpconnect.appointments.observation;
    exports dev.gpconnect.appointments.organisations;
    exports dev.gpconnect.appointments.patients;
    exports dev.gpconnect.appointments.slots;
    exports dev.gpconnect.appointments.spine;
    exports dev.gpconnect.appointments.transport;
    exports dev.gpconnect.appointments.transport.tls;

    uses dev.gpconnect.appointments.transport.HttpTransportProvider;
}
