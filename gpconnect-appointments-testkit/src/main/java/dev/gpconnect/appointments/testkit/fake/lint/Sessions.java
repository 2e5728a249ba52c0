package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.Slot;

/** What consumers did before: tokens and trace ids used, slots seen, appointments booked and cancelled (P-LINT-03, -09, -15, -16, -17, -19). */
final class Sessions {
    private static final int PAIRS = 5;
    private static final Duration ONE_TOKEN = Duration.ofSeconds(2);

    private final Recent<Boolean> traces = new Recent<>();
    private final Recent<Boolean> tokens = new Recent<>();
    private final Recent<Set<String>> filters = new Recent<>();
    private final Recent<Boolean> shown = new Recent<>();
    private final Recent<String> booked = new Recent<>();
    private final Recent<Integer> pairs = new Recent<>();
    private final Recent<LookUps> lookedUp = new Recent<>();

    /** A directory look-up, which serves one session. */
    void lookedUp(String odsCode, String interactionId) {
        String key = odsCode + ' ' + interactionId;
        LookUps before = lookedUp.get(key);
        LookUps lookUps = before == null ? new LookUps() : before;
        lookUps.add();
        lookedUp.put(key, lookUps);
    }

    void checkReuse(String practice, String session, Token token, Notes notes) {
        boolean trace = traces.put(notes.header("Ssp-TraceID"), true) != null;
        notes.noteIf(
                trace || usedBefore(token, notes.now()),
                "P-LINT-03",
                "Every request has a token and a trace id of its own (C-GEN-03).");
        LookUps lookUps = lookedUp.get(practice + ' ' + notes.header("Ssp-InteractionID"));
        notes.noteIf(
                lookUps != null && !lookUps.serve(session),
                "P-LINT-19",
                "A directory result is used in the session that asked for it, and in no other (W-SDS-06).");
    }

    /**
     * Two tokens that were made in the same second are alike, for they hold nothing that differs. One that was made at another time than
     * now and comes again was kept.
     */
    private boolean usedBefore(Token token, Instant now) {
        boolean before = tokens.put(token.fingerprint(), true) != null;
        long age = now.getEpochSecond() - token.claims().path("iat").asLong();
        return before && (age < 0 || age > ONE_TOKEN.toSeconds());
    }

    void checkContent(Exchange exchange, String practice, String session, Notes notes) {
        String consumer = notes.header("Ssp-From") + ' ' + practice + ' ';
        if (exchange.interaction() == Interaction.SLOT) {
            notes.noteIf(
                    types(exchange).isEmpty() && codes(exchange).isEmpty(),
                    "P-LINT-15",
                    "A slot search names the organisation and its type (C-SLOT-03).");
        } else if (exchange.interaction() == Interaction.BOOK) {
            checkBooking(exchange.body(Appointment.class), consumer, notes);
        } else if (exchange.interaction() == Interaction.CANC
                && Objects.equals(booked.get(practice + ' ' + exchange.id()), session)) {
            Integer before = pairs.get(session);
            notes.noteIf(
                    before != null && before >= PAIRS,
                    "P-LINT-17",
                    "More than " + PAIRS + " bookings of this session were cancelled again (C-BOOK-09).");
        }
    }

    private void checkBooking(Appointment sent, String consumer, Notes notes) {
        notes.noteIf(
                slotIds(sent).stream().anyMatch(id -> !shown.has(consumer + id)),
                "P-LINT-16",
                "A booking takes slots that a search gave to the same consumer (C-BOOK-01).");
        Set<String> asked = filters.get(consumer);
        Set<String> type = types(sent);
        boolean fits = asked == null || (type.isEmpty() ? asked.isEmpty() : asked.containsAll(type));
        notes.noteIf(
                !fits,
                "P-LINT-09",
                "The booking organisation has a type exactly when the slot search named it, and the same one (C-BOOK-06).");
    }

    /** Remembers what a request that succeeded has shown or done. */
    void remember(Exchange exchange, Resource answer, String practice, String session) {
        String consumer = Objects.requireNonNullElse(exchange.request().header("Ssp-From"), "") + ' ' + practice + ' ';
        if (exchange.interaction() == Interaction.SLOT && answer instanceof Bundle bundle) {
            filters.put(consumer, types(exchange));
            bundle.getEntry().stream()
                    .filter(entry -> entry.getResource() instanceof Slot)
                    .forEach(entry -> shown.put(
                            consumer + entry.getResource().getIdElement().getIdPart(), true));
        } else if (exchange.interaction() == Interaction.BOOK) {
            booked.put(practice + ' ' + answer.getIdElement().getIdPart(), session);
        } else if (exchange.interaction() == Interaction.CANC
                && session.equals(booked.remove(practice + ' ' + exchange.id()))) {
            Integer before = pairs.get(session);
            pairs.put(session, before == null ? 1 : before + 1);
        }
    }

    private static List<String> slotIds(Appointment sent) {
        return sent.getSlot().stream()
                .map(slot -> String.valueOf(slot.getReference()).replaceFirst("^Slot/", ""))
                .toList();
    }

    private static Set<String> types(Appointment sent) {
        return sent.getContained().stream()
                .filter(Organization.class::isInstance)
                .flatMap(contained -> ((Organization) contained).getType().stream())
                .map(type -> String.valueOf(type.getCodingFirstRep().getCode()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> types(Exchange exchange) {
        return filter(exchange, Gpc.CS_ORGANISATION_TYPE);
    }

    private static Set<String> codes(Exchange exchange) {
        return filter(exchange, Gpc.ID_ODS);
    }

    private static Set<String> filter(Exchange exchange, String system) {
        return exchange.query().all("searchFilter").stream()
                .filter(filter -> filter.startsWith(system + "|"))
                .map(filter -> filter.substring(system.length() + 1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
