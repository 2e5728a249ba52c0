package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gpconnect.appointments.testkit.fake.control.Faults;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import java.util.List;

/** {@code faults}: what is going to go wrong, and how often it has. The caller sees to it that one request is at work at a time. */
final class FaultControl {
    private final Faults faults;
    private final FaultJson reader;
    private List<FaultJson.Planned> planned = List.of();

    FaultControl(FakeWorld world) {
        this.faults = world.controls().faults();
        this.reader = new FaultJson(Practices.codes(world));
    }

    /** The faults that were put here, unless somebody else began the world anew. */
    FakeResponse get(FakeRequest request) {
        List<Integer> happened = faults.happened();
        ArrayNode array = Json.array();
        for (int i = 0; i < Math.min(planned.size(), happened.size()); i++) {
            array.add(planned.get(i).json().deepCopy().put("happened", happened.get(i)));
        }
        return Json.answer(200, array);
    }

    /** Replaces all faults. */
    FakeResponse put(FakeRequest request) {
        List<FaultJson.Planned> read = reader.read(request.body());
        clear();
        read.forEach(fault -> faults.inject(fault.fault(), fault.trigger()));
        planned = read;
        return get(request);
    }

    FakeResponse delete(FakeRequest request) {
        clear();
        return Json.noContent();
    }

    void clear() {
        faults.clear();
        planned = List.of();
    }
}
