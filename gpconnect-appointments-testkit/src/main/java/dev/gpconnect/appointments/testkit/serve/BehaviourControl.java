package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code knobs} and {@code personality}: how the practices behave. The caller sees to it that one request is at work at a time. */
final class BehaviourControl {
    private final Controls controls;

    BehaviourControl(Controls controls) {
        this.controls = controls;
    }

    /** Every knob with what holds now, whoever set it. */
    FakeResponse knobs(FakeRequest request) {
        Knobs effective = controls.effective();
        ObjectNode all = Json.object();
        for (Knob knob : Knob.values()) {
            ObjectNode shown = all.putObject(knob.id());
            shown.put("value", effective.value(knob)).put("default", knob.standard());
            shown.set("choices", Json.array(knob.choices()));
        }
        return Json.answer(200, all);
    }

    /** Sets the knobs that are named and leaves the others; null leaves a knob to the personality again. */
    FakeResponse putKnobs(FakeRequest request) {
        ObjectNode given = Json.readObject(request.body(), "for example {\"recancel\":\"200\"}");
        Map<String, String> settings = new TreeMap<>(controls.knobs().asMap());
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String id = Knob.named(member.getKey()).id();
            if (member.getValue().isNull()) {
                settings.remove(id);
            } else {
                settings.put(id, member.getValue().asText());
            }
        }
        controls.knobs(Knobs.of(settings));
        return knobs(request);
    }

    FakeResponse personality(FakeRequest request) {
        ObjectNode shown =
                Json.object().put("personality", controls.personality().id());
        shown.set(
                "choices",
                Json.array(
                        Arrays.stream(Personality.values()).map(Personality::id).toList()));
        return Json.answer(200, shown);
    }

    FakeResponse putPersonality(FakeRequest request) {
        ObjectNode given = Json.readObject(request.body(), "for example {\"personality\":\"sparse\"}");
        Members members = new Members(given, "a personality");
        String name = members.findText("personality");
        members.requireNoOthers();
        controls.personality(Personality.named(name == null ? "" : name));
        return personality(request);
    }
}
