package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.control.Findings;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;

/** {@code findings} and {@code exchanges}: what was seen so far. */
final class Reports {
    private final Findings findings;
    private final ExchangeLog exchanges;

    Reports(Findings findings, ExchangeLog exchanges) {
        this.findings = findings;
        this.exchanges = exchanges;
    }

    FakeResponse findings(FakeRequest request) {
        ArrayNode array = Json.array();
        for (Finding finding : findings.all()) {
            array.addObject()
                    .put("rule", finding.rule())
                    .put("interaction", finding.interaction())
                    .put("practice", finding.practice())
                    .put("traceId", finding.traceId())
                    .put("at", finding.at().toString())
                    .put("message", finding.message());
        }
        return Json.answer(200, array);
    }

    FakeResponse deleteFindings(FakeRequest request) {
        findings.clear();
        return Json.noContent();
    }

    FakeResponse exchanges(FakeRequest request) {
        ArrayNode array = Json.array();
        for (LoggedExchange exchange : exchanges.all()) {
            ObjectNode shown = array.addObject()
                    .put("at", exchange.at().toString())
                    .put("server", exchange.server())
                    .put("method", exchange.method())
                    .put("path", exchange.target())
                    .put("status", exchange.status())
                    .put("interaction", exchange.interaction())
                    .put("practice", exchange.practice())
                    .put("traceId", exchange.traceId())
                    .put("ms", exchange.millis());
            shown.set("findings", Json.array(exchange.findings()));
        }
        return Json.answer(200, array);
    }
}
