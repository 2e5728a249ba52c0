package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an appointment may be changed, and if not, why (C-AMND-04, C-CANC-03): for a user interface that offers only what can
 * be done (D-UI-05). Time passes and others change appointments, so ask anew each time.
 */
public final class ChangeCheck {

    private static final ChangeCheck ALLOWED = new ChangeCheck(null, null);

    private final @Nullable String rule;
    private final @Nullable String reason;

    private ChangeCheck(@Nullable String rule, @Nullable String reason) {
        this.rule = rule;
        this.reason = reason;
    }

    /** Nothing known here stands against it; the practice has the last word. */
    public static ChangeCheck allow() {
        return ALLOWED;
    }

    /**
     * A rule stands against it.
     *
     * @param rule the id of the requirement
     * @param reason why, in a sentence for a user
     */
    public static ChangeCheck refuse(String rule, String reason) {
        return new ChangeCheck(Objects.requireNonNull(rule, "rule"), Objects.requireNonNull(reason, "reason"));
    }

    /** Whether the change may be asked for. */
    public boolean allowed() {
        return rule == null;
    }

    /** Why not, in a sentence for a user; nothing when it is allowed. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The id of the requirement that forbids it, such as {@code C-CANC-03}; nothing when it is allowed. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    /**
     * Goes on only if it is allowed.
     *
     * @throws RefusedException with the rule and the reason if it is not
     */
    public void requireAllowed() {
        if (rule != null && reason != null) {
            throw new RefusedException(rule, reason);
        }
    }

    @Override
    public String toString() {
        return "ChangeCheck[" + (rule == null ? "allowed" : rule) + "]";
    }
}
