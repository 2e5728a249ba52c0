package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SearchDiagnosis;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Cause;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Kind;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a search again, with the capability statement beside it, and says what may be behind the outcome. */
final class SearchDiagnoser {

    private final Practice practice;
    private final SlotSearch search;
    private final List<Cause> causes = new ArrayList<>();
    private final List<CallInfo> exchanges = new ArrayList<>();

    SearchDiagnoser(Practice practice, SlotSearch search) {
        this.practice = practice;
        this.search = search;
    }

    SearchDiagnosis diagnose() {
        List<Cause> ofStatement = new ArrayList<>(1);
        CapabilityStatement statement = asked(
                InteractionId.METADATA,
                practice::capabilityStatement,
                found -> List.of(found.traceId()),
                ofStatement::add);
        FreeSlots slots = asked(
                InteractionId.SEARCH_FREE_SLOTS,
                () -> practice.searchFreeSlots(search),
                FreeSlots::traceIds,
                causes::add);
        int sent = slots == null ? 0 : slots.received();
        if (slots == null) {
            // with a search that succeeded, a statement that could not be had explains nothing
            ofStatement.stream().filter(cause -> !isKnown(cause.kind())).forEach(causes::add);
        }
        if (statement != null && sent == 0 && !statement.supports(InteractionId.SEARCH_FREE_SLOTS)) {
            add(
                    Kind.SLOT_SEARCH_NOT_OFFERED,
                    "The practice's capability statement does not list the search for free slots; ask the practice's"
                            + " supplier whether Appointment Management is installed there");
        }
        if (slots != null) {
            answered(slots, sent);
        }
        return SearchDiagnosis.of(practice.odsCode(), slots == null ? 0 : slots.size(), causes, exchanges);
    }

    private <T> @Nullable T asked(
            InteractionId interaction, Supplier<T> call, Function<T, List<UUID>> traceIds, Consumer<Cause> failed) {
        try {
            T answer = call.get();
            String correlationId = practice.encounter().correlationId().orElse(null);
            traceIds.apply(answer)
                    .forEach(id -> exchanges.add(new CallInfo(interaction, practice.odsCode(), id, 1, correlationId)));
            return answer;
        } catch (RefusedException e) {
            throw e;
        } catch (GpConnectException e) {
            boolean notFound = e instanceof NotSentException
                    && !practice.encounter().endpoints().knows(practice.odsCode(), interaction);
            if (!notFound) {
                e.call().ifPresent(exchanges::add);
            }
            failed.accept(FailedSearch.cause(e, search, notFound));
            return null;
        }
    }

    private void answered(FreeSlots slots, int sent) {
        if (!slots.leftOut().isEmpty()) {
            add(Kind.LEFT_OUT, leftOut(slots, sent));
        }
        if (!slots.complete()) {
            add(
                    Kind.CUT_OFF,
                    "The practice's system cuts its answers, and offers more slots on a day than it sends; slots may be"
                            + " missing on its busiest days");
        }
        if (search.service().isPresent()) {
            add(Kind.SERVICE_FILTERING, filtering(slots.serviceFiltering().orElse(null)));
        }
        if (practice.encounter().organisation().type().isEmpty()) {
            add(
                    Kind.TYPE_NOT_SENT,
                    "The search names no organisation type, so that slots kept for a type of organisation are not sent;"
                            + " give the requesting organisation its type");
        }
        if (sent == 0) {
            add(
                    Kind.NOTHING_OFFERED,
                    "The practice sent no slot, and never says why. Either nothing is free then; or no slot is opened to"
                            + " GP Connect, to this type of organisation or to this ODS code; or the times are outside the"
                            + " practice's booking window or under its embargo; or this organisation has used up its cap."
                            + " These cannot be told apart from outside: ask the practice");
        }
    }

    private static String leftOut(FreeSlots slots, int sent) {
        String reasons = slots.leftOut().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().explanation())
                .collect(Collectors.joining(", "));
        String others = slots.isEmpty()
                ? ". Ask for less in the search; or the practice has the slots wanted and does not offer them to this"
                        + " organisation"
                : "";
        return "The practice sent " + sent + (sent == 1 ? " slot" : " slots") + ", left out of which were: " + reasons
                + others;
    }

    private static String filtering(@Nullable ServiceFilteringStatus status) {
        if (status == null) {
            return "The practice's system does not know service filtering: the slots it sends are those of any service";
        }
        if (status.equals(ServiceFilteringStatus.ENABLED)) {
            return "The practice sends only the slots that belong to the service named; ask the practice whether its"
                    + " sessions are linked to it";
        }
        if (status.equals(ServiceFilteringStatus.ORGANISATION_DISABLED)) {
            return "The practice has not switched service filtering on: the slots it sends are those of any service";
        }
        return status.equals(ServiceFilteringStatus.SUPPLIER_DISABLED)
                ? "The supplier has not switched service filtering on: the slots sent are those of any service"
                : "The practice gives a status of service filtering that is not known; do not rely on the service";
    }

    private boolean isKnown(Kind kind) {
        return causes.stream().anyMatch(cause -> cause.kind() == kind);
    }

    private void add(Kind kind, String explanation) {
        causes.add(new Cause(kind, explanation));
    }
}
