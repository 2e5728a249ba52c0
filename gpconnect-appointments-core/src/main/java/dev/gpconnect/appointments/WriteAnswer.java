package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fhir.OutcomeInsteadException;
import dev.gpconnect.appointments.model.InteractionId;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
        byte[] body = answer.bytes();
        try {
            return new WriteAnswer(parse(body, answer), null, answer.call());
        } catch (OutcomeInsteadException e) {
            throw e;
        } catch (UnreadableContentException e) {
            // 201 says that it is booked and Location says where: what came beside it does not matter
            return new WriteAnswer(null, id.orElseThrow(() -> e), answer.call());
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

    /** The appointment, read anew where the answer did not hold it. */
    Appointment appointment(Function<String, Appointment> read) {
        if (appointment != null) {
            return appointment;
        }
        try {
            return read.apply(Objects.requireNonNull(id));
        } catch (GpConnectException e) {
            throw new UnusableAnswerException(
                    "The practice carried out the request but did not send appointment " + id
                            + ", and it could not be read; read it later and do not repeat the request",
                    call.interaction() == InteractionId.BOOK_APPOINTMENT ? 201 : 200,
                    call,
                    e);
        }
    }

    private static Appointment parse(byte[] body, Answer answer) {
        return Appointment.parse(body, answer.headers().first("ETag").orElse(null), answer.call());
    }

    private static Optional<String> idIn(String location) {
        Matcher matcher = LOCATION.matcher(location.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
