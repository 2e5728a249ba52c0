package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;

/** Answers one interaction; it runs under the practice's lock, after the common checks (P-GEN-22). */
interface Handler {
    Reply answer(Exchange exchange);
}
