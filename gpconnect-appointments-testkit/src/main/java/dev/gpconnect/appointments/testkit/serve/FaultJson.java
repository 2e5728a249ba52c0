package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads faults from JSON: what goes wrong, and with which requests. */
final class FaultJson {
    private static final List<String> KINDS = List.of(
            "status",
            "outcome",
            "html",
            "empty",
            "truncated",
            "contentType",
            "slowHeaders",
            "slowBody",
            "dropped",
            "droppedAfterCommit",
            "tooManyRequests",
            "staleVersion",
            "handshake");
    private static final String TRIGGERS = "\"once\", \"always\", {\"nth\":3} or {\"times\":2}";

    private final List<String> practices;

    /** Takes faults of these practices. */
    FaultJson(List<String> practices) {
        this.practices = practices;
    }

    /** A fault, and the JSON that it was read from. */
    record Planned(Fault fault, Trigger trigger, ObjectNode json) {}

    /** All faults of a body, or none where one of them is wrong. */
    List<Planned> read(byte[] body) {
        if (!(Json.read(body) instanceof ArrayNode array)) {
            throw new WrongUseException(
                    "The body must be a JSON array of faults, for example [{\"fault\":\"dropped\"}]");
        }
        List<Planned> planned = new ArrayList<>();
        for (JsonNode item : array) {
            String what = "fault " + (planned.size() + 1);
            if (!(item instanceof ObjectNode object)) {
                throw new WrongUseException(what + " must be a JSON object, for example {\"fault\":\"dropped\"}");
            }
            planned.add(read(object, new Members(object, what)));
        }
        return planned;
    }

    private Planned read(ObjectNode object, Members members) {
        Trigger trigger = at(on(trigger(members), members), members);
        Fault fault = fault(members);
        members.requireNoOthers();
        return new Planned(fault, trigger, object);
    }

    private static Fault fault(Members members) {
        String kind = members.text("fault", String.join("|", KINDS), "one of " + String.join(", ", KINDS));
        return switch (kind) {
            case "status" -> answered(Fault.status(status(members)), members);
            case "outcome" ->
                answered(Fault.outcome(status(members), code("issueType", members), code("code", members)), members);
            case "html" -> answered(Fault.html(status(members)), members);
            case "empty" -> answered(Fault.status(200), members);
            case "tooManyRequests" -> answered(Fault.tooManyRequests(members.duration("retryAfter")), members);
            case "truncated" -> Fault.truncated(members.number("bytes", 0, Integer.MAX_VALUE - 1));
            case "contentType" ->
                Fault.contentType(members.text("contentType", "[ -~]+", "a content type, for example text/html"));
            case "slowHeaders" -> Fault.slowHeaders(members.duration("delay"));
            case "slowBody" -> Fault.slowBody(members.duration("delay"));
            case "dropped" -> members.isTrue("afterCommit") ? Fault.droppedAfterCommit() : Fault.dropped();
            case "droppedAfterCommit" -> Fault.droppedAfterCommit();
            case "staleVersion" -> Fault.staleVersion();
            default -> Fault.handshake();
        };
    }

    private static Fault answered(Fault.Answered fault, Members members) {
        return members.isTrue("afterCommit") ? fault.committed() : fault;
    }

    private static int status(Members members) {
        return members.number("status", 200, 599);
    }

    private static String code(String name, Members members) {
        return members.text(name, "[A-Za-z0-9 _.-]+", "a code of letters, digits, blanks, dots and dashes");
    }

    private static Trigger trigger(Members members) {
        JsonNode given = members.find("trigger");
        if (given instanceof ObjectNode object && object.size() == 1) {
            Members counted = new Members(object, "a trigger");
            return object.has("nth")
                    ? Trigger.nth(counted.number("nth", 1, Integer.MAX_VALUE - 1))
                    : times(object, counted);
        }
        return switch (given == null ? "once" : given.asText()) {
            case "once" -> Trigger.once();
            case "always" -> Trigger.always();
            default -> throw new WrongUseException("A trigger is " + TRIGGERS);
        };
    }

    private static Trigger times(ObjectNode object, Members counted) {
        if (!object.has("times")) {
            throw new WrongUseException("A trigger is " + TRIGGERS);
        }
        return Trigger.times(counted.number("times", 1, Integer.MAX_VALUE - 1));
    }

    private static Trigger on(Trigger trigger, Members members) {
        JsonNode given = members.find("interaction");
        if (given == null) {
            return trigger;
        }
        List<Interaction> interactions = new ArrayList<>();
        for (JsonNode name : given.isArray() ? given : List.of(given)) {
            interactions.add(interaction(name.asText()));
        }
        if (interactions.isEmpty()) {
            throw new WrongUseException("The list of interactions is empty; leave it out for any interaction");
        }
        return trigger.on(interactions.toArray(Interaction[]::new));
    }

    /** By its short name or by its id. */
    private static Interaction interaction(String name) {
        return Arrays.stream(Interaction.values())
                .filter(known ->
                        known.name().equalsIgnoreCase(name) || known.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUseException("There is no interaction '" + name + "'; there are "
                        + Arrays.stream(Interaction.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private Trigger at(Trigger trigger, Members members) {
        @Nullable String practice = members.findText("practice");
        if (practice == null) {
            return trigger;
        }
        if (!practices.contains(practice)) {
            throw Practices.unknown(practice, practices);
        }
        return trigger.at(practice);
    }
}
