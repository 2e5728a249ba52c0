package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.List;

/**
 * What the Spine proxy answers in a practice's place, as faults to inject; the practice is not asked, unless the fault is
 * {@linkplain Fault.Answered#committed() committed}. A world whose records are wrong gives the same answers by itself; these are for a
 * world that is in order.
 *
 * <pre>{@code
 * world.controls().faults().inject(SspFaults.notSharing(), Trigger.once().on(Interaction.SLOT));
 * }</pre>
 */
public final class SspFaults {
    private static final String FROM = "200000009010";
    private static final String TO = "200000009001";
    private static final String ENDPOINT = "https://practice.example/root";
    private static final String TARGET = "https://another.example/root/Slot";
    private static final List<Integer> STATUSES = List.of(429, 444, 495, 496, 497, 502, 503, 504, 599);

    private SspFaults() {}

    /** The provider's address is not the one registered (E-SSP-1). */
    public static Fault.Answered targetDiffers() {
        return fault(SspErrors.targetDiffers(ENDPOINT, "S20001A000001", TARGET));
    }

    /** The consumer's ASID is not registered for the interaction (E-SSP-2). */
    public static Fault.Answered senderNotRegistered() {
        return fault(SspErrors.senderNotRegistered(FROM));
    }

    /** The practice is not registered for the interaction (E-SSP-3). */
    public static Fault.Answered receiverNotRegistered() {
        return fault(SspErrors.receiverNotRegistered(TO));
    }

    /** The two have no data-sharing agreement (E-SSP-4). */
    public static Fault.Answered notSharing() {
        return fault(SspErrors.notSharing(FROM, TO));
    }

    /** The verb is not allowed (E-SSP-5). */
    public static Fault.Answered methodNotAllowed() {
        return fault(SspErrors.methodNotAllowed());
    }

    /** The content type is not accepted (E-SSP-6). */
    public static Fault.Answered unsupportedMediaType() {
        return fault(SspErrors.unsupportedMediaType());
    }

    /** The practice's system cannot be reached (E-SSP-7). */
    public static Fault.Answered unreachable() {
        return fault(SspErrors.unreachable(TARGET));
    }

    /** The statuses that the proxy, or the web server it runs in, gives without saying why (W-SSP-02). */
    public static List<Integer> statuses() {
        return STATUSES;
    }

    /**
     * One of these statuses, with a page of HTML; {@link Fault#status} gives it without a body.
     *
     * @param status one of {@link #statuses()}
     */
    public static Fault.Answered status(int status) {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("The Spine proxy gives one of " + STATUSES + ", not " + status);
        }
        return Fault.html(status);
    }

    private static Fault.Answered fault(FakeResponse response) {
        return new Fault.Answered(response, false);
    }
}
