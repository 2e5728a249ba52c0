package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Availability;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.IdentifierToken;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.dstu3.model.Bundle;
import org.jspecify.annotations.Nullable;

/** SLOT: the free slots that the requester may see, and what they hang on (P-SLOT-01 to P-SLOT-09). */
final class SlotSearchHandler implements Handler {
    private static final String SERVICE = "service.identifier";

    private final PracticeBook book;
    private final Availability availability;
    private final Services services;
    private final SlotBundles bundles;

    SlotSearchHandler(PracticeBook book, Availability availability, Services services, SlotBundles bundles) {
        this.book = book;
        this.availability = availability;
        this.services = services;
        this.bundles = bundles;
    }

    @Override
    public Reply answer(Exchange exchange) {
        Knobs knobs = exchange.knobs();
        SlotQuery query = SlotQuery.of(exchange.query(), knobs);
        ServiceEntry service = service(exchange);
        List<SlotEntry> slots = book.slots().stream()
                .filter(slot -> slot.free()
                        && !slot.start().isBefore(query.from())
                        && !slot.end().isAfter(query.to())
                        && ReleaseLine.of(knobs).shows(slot.schedule())
                        && availability.offered(slot, query.requester()))
                .filter(slot -> service == null
                        || service.scheduleIds().contains(slot.schedule().id()))
                .sorted(Comparator.comparing(SlotEntry::start).thenComparing(SlotEntry::id))
                .toList();
        Bundle bundle = Bundles.searchset(bundles.resources(slots, query, knobs));
        if (Services.offered(knobs) && namesService(exchange)) {
            bundle.getMeta().addExtension(services.status(knobs));
        }
        return Reply.of(bundle);
    }

    /** The service that the search is for; null when it names none, or a switch is off and the parameter ignored (P-SLOT-06). */
    private @Nullable ServiceEntry service(Exchange exchange) {
        if (!services.on(exchange.knobs()) || !namesService(exchange)) {
            return null;
        }
        String dosId = IdentifierToken.value(exchange.query(), SERVICE, Gpc.ID_DOS_SERVICE);
        ServiceEntry service = services.byDosId(dosId, exchange.knobs());
        if (service == null) {
            throw Refusal.notFound(SpineCode.NO_RECORD_FOUND, "Healthcare service not found");
        }
        return service;
    }

    private static boolean namesService(Exchange exchange) {
        return !exchange.query().all(SERVICE).isEmpty();
    }
}
