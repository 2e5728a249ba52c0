package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.StateReader;
import dev.gpconnect.appointments.fhir.StateWriter;
import dev.gpconnect.appointments.model.DeliveryChannel;
import java.io.IOException;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** A Slot as it was read (M-SLOT-01 to M-SLOT-08). */
final class SlotReader {

    private @Nullable String id;
    private @Nullable String start;
    private @Nullable String end;
    private @Nullable String status;
    private @Nullable String schedule;
    private @Nullable String serviceType;
    private @Nullable DeliveryChannel channel;

    void member(String member, JsonCursor value) throws IOException {
        switch (member) {
            case "id" -> id = value.text();
            case "start" -> start = value.text();
            case "end" -> end = value.text();
            case "status" -> status = value.text();
            case "schedule" -> schedule = Datatypes.reference(value);
            case "serviceType" -> serviceType = Datatypes.conceptText(value);
            case "extension" -> value.eachObject(() -> extension(Extension.read(value)));
            default -> value.skip();
        }
    }

    /** A Slot as {@link #carry} left it. */
    static SlotReader resume(StateReader state) {
        SlotReader slot = new SlotReader();
        String start = state.requiredText("start");
        String end = state.requiredText("end");
        if (!state.instant("start", start).isBefore(state.instant("end", end))) {
            throw state.refused("its end is not after its start");
        }
        String schedule = state.id("scheduleId");
        String code = state.text("deliveryChannel");
        slot.id = state.requiredId("id");
        slot.start = start;
        slot.end = end;
        slot.schedule = schedule == null ? null : "Schedule/" + schedule;
        slot.serviceType = state.text("slotType");
        slot.channel = code == null ? null : DeliveryChannel.of(code);
        if (DeliveryChannel.VISIT.equals(slot.channel)) {
            throw state.refused("it is a visit, which is never booked");
        }
        return slot;
    }

    void carry(StateWriter state) {
        state.text("id", id())
                .text("start", startText())
                .text("end", endText())
                .text("scheduleId", scheduleId())
                .text("slotType", serviceType)
                .text("deliveryChannel", channel == null ? null : channel.code());
    }

    private void extension(Extension extension) {
        String code = extension.code();
        if (extension.is(Extension.DELIVERY_CHANNEL) && code != null) {
            channel = DeliveryChannel.of(code);
        }
    }

    /** Whether the slot is free; only free ones were asked for, so one that does not say is. */
    boolean isFree() {
        return status == null || status.equals("free");
    }

    String id() {
        return Datatypes.id(id, "Slot");
    }

    String startText() {
        return present(start, "start");
    }

    String endText() {
        return present(end, "end");
    }

    ZonedDateTime start() {
        return Datatypes.time(start, "Slot.start");
    }

    ZonedDateTime end() {
        return Datatypes.time(end, "Slot.end");
    }

    @Nullable String scheduleId() {
        return Datatypes.idIn(schedule, "Schedule");
    }

    @Nullable String serviceType() {
        return serviceType;
    }

    @Nullable DeliveryChannel channel() {
        return channel;
    }

    private static String present(@Nullable String text, String element) {
        if (text == null) {
            throw new UnreadableContentException("It has a Slot without " + element);
        }
        return text;
    }
}
