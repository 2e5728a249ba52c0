package dev.gpconnect.appointments.testkit.fake;

/** Answers one interaction; it runs under the practice's lock, after the common checks (P-GEN-22). */
interface Handler {
    Reply answer(Exchange exchange);
}
