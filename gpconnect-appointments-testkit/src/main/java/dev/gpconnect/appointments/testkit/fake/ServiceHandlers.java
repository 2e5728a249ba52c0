package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.IdentifierToken;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import java.util.Collection;
import java.util.List;

/** FHCS and RHCS of 1.2.8; 501 where the practice does not know of them (P-HCS-01, C-HCS-01, C-HCS-02). */
final class ServiceHandlers {
    private final Services services;
    private final DirectoryRenderer directory;

    ServiceHandlers(Services services, DirectoryRenderer directory) {
        this.services = services;
        this.directory = directory;
    }

    Reply find(Exchange exchange) {
        requireOffered(exchange);
        return Reply.of(Bundles.searchset(
                found(exchange).stream().map(directory::healthcareService).toList()));
    }

    private Collection<ServiceEntry> found(Exchange exchange) {
        if (exchange.query().all("identifier").isEmpty()) {
            return services.list(exchange.knobs());
        }
        String dosId = IdentifierToken.value(exchange.query(), Gpc.ID_DOS_SERVICE);
        ServiceEntry service = services.byDosId(dosId, exchange.knobs());
        return service == null ? List.of() : List.of(service);
    }

    Reply read(Exchange exchange) {
        requireOffered(exchange);
        ServiceEntry service = services.service(exchange.id(), exchange.knobs());
        if (service == null) {
            throw Refusal.notFound(SpineCode.NO_RECORD_FOUND, "Healthcare service not found");
        }
        return Reply.single(directory.healthcareService(service));
    }

    private static void requireOffered(Exchange exchange) {
        if (!Services.offered(exchange.knobs())) {
            throw Refusal.notImplemented("This practice does not offer the interaction.");
        }
    }
}
