package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives the first 25 and the last 24 of more than 50 slots, with their schedules, and says nothing of the rest. */
final class Truncating implements Deviation {
    private static final int LIMIT = 50;
    private static final int FIRST = 25;
    private static final int LAST = 24;

    @Override
    public FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        return request.path().endsWith("/Slot") ? JsonBody.changed(conformant, Truncating::truncate) : conformant;
    }

    private static void truncate(ObjectNode bundle) {
        List<JsonNode> slots = new ArrayList<>();
        JsonBody.eachResource(bundle, resource -> {
            if (JsonBody.type(resource).equals("Slot")) {
                slots.add(resource);
            }
        });
        if (slots.size() <= LIMIT) {
            return;
        }
        Set<String> kept = new HashSet<>();
        for (JsonNode slot : shown(slots)) {
            kept.add("Slot/" + slot.path("id").asText());
            kept.add(slot.at("/schedule/reference").asText());
        }
        JsonBody.removeItems(bundle, "entry", entry -> isLost(entry.path("resource"), kept));
    }

    private static List<JsonNode> shown(List<JsonNode> slots) {
        List<JsonNode> shown = new ArrayList<>(slots.subList(0, FIRST));
        shown.addAll(slots.subList(slots.size() - LAST, slots.size()));
        return shown;
    }

    private static boolean isLost(JsonNode resource, Set<String> kept) {
        String type = JsonBody.type(resource);
        boolean counted = type.equals("Slot") || type.equals("Schedule");
        return counted && !kept.contains(type + "/" + resource.path("id").asText());
    }
}
