package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fhir.OutcomeInsteadException;
import dev.gpconnect.appointments.model.InteractionId;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a practice answers to a booking or a change: the appointment, or only that it is done and where the appointment is
 * (W-VER-04, W-VER-05).
 */
final class WriteAnswer {

    private static final Pattern LOCATION =
            Pattern.compile("(?:^|.*/)Appointment/([A-Za-z0-9\\-.]{1,64})(?:/_history/[^/]*)?/?");

    private final @Nullable Appointment appointment;
    private final @Nullable String id;
    private final CallInfo call;

    private WriteAnswer(@Nullable Appointment appointment, @Nullable String id, CallInfo call) {
        this.appointment = appointment;
        this.id = id;
        this.call = call;
    }

    static WriteAnswer ofBooking(Answer answer) throws IOException {
        Optional<String> id = answer.headers().first("Location").flatMap(WriteAnswer::idIn);
        // 201 says that it is booked and Location says where: what comes beside them does not matter
        try {
            return new WriteAnswer(parse(answer.bytes(), answer), null, answer.call());
        } catch (OutcomeInsteadException e) {
            throw e;
        } catch (UnreadableContentException e) {
            return new WriteAnswer(null, id.orElseThrow(() -> e), answer.call());
        } catch (IOException e) {
            if (id.isEmpty()) {
                throw e;
            }
            return new WriteAnswer(null, id.get(), answer.call());
        }
    }

    static WriteAnswer ofChange(Answer answer, String id) throws IOException {
        byte[] body = answer.bytes();
        return body.length == 0
                ? new WriteAnswer(null, id, answer.call())
                : new WriteAnswer(parse(body, answer), null, answer.call());
    }

    /** This answer, once the appointment in it, if it holds one, has passed the check. */
    WriteAnswer checked(Consumer<Appointment> check) {
        if (appointment != null) {
            check.accept(appointment);
        }
        return this;
    }

    /**
     * The appointment, read anew where the answer did not hold it as it should be.
     *
     * @throws UnusableAnswerException if it cannot be read, or is not as it should be then either
     */
    Appointment appointment(Function<String, Appointment> read, Predicate<Appointment> asItShouldBe) {
        if (appointment != null && asItShouldBe.test(appointment)) {
            return appointment;
        }
        String wanted = appointmentId();
        Appointment found;
        try {
            found = read.apply(wanted);
        } catch (RuntimeException e) {
            // an encounter that was closed meanwhile among them
            throw unusable(
                    "The practice says that it carried out the request but did not send appointment " + wanted
                            + " with it, and it could not be read; read it later and do not repeat the request",
                    e);
        }
        if (!asItShouldBe.test(found)) {
            throw unusable(
                    "The practice says that it carried out the request, but appointment " + wanted
                            + " is as before; contact the practice",
                    null);
        }
        return found;
    }

    /** The practice's own id of the appointment. */
    String appointmentId() {
        return appointment == null ? Objects.requireNonNull(id) : appointment.id();
    }

    private UnusableAnswerException unusable(String message, @Nullable RuntimeException cause) {
        int status = call.interaction() == InteractionId.BOOK_APPOINTMENT ? 201 : 200;
        return new UnusableAnswerException(message, status, call, cause);
    }

    private static Appointment parse(byte[] body, Answer answer) {
        return Appointment.parse(body, answer.headers().first("ETag").orElse(null), answer.call());
    }

    private static Optional<String> idIn(String location) {
        Matcher matcher = LOCATION.matcher(location.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
