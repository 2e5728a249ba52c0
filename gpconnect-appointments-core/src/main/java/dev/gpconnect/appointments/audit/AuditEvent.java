package dev.gpconnect.appointments.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fhir.Json;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at an interaction and its outcome (D-AU-01). Of the patient it has the practice's own ids and nothing else: no
 * NHS number, no name, no text, no query, no token (D-IG-07).
 */
public final class AuditEvent {

    private final long sequence;
    private final Instant time;
    private final CallInfo call;
    private final RequestingOrganisation organisation;
    private final User user;
    private final AuditOutcome outcome;
    private final int status;
    private final @Nullable SpineErrorCode code;
    private final @Nullable String patientId;
    private final @Nullable String appointmentId;

    private AuditEvent(Builder builder, long sequence, Instant time) {
        this.sequence = sequence;
        this.time = Objects.requireNonNull(time, "time");
        this.call = builder.call;
        this.organisation = builder.organisation;
        this.user = builder.user;
        this.outcome = builder.outcome;
        this.status = builder.status;
        this.code = builder.code;
        this.patientId = builder.patientId;
        this.appointmentId = builder.appointmentId;
    }

    /** Starts an event. */
    public static Builder builder(CallInfo call, RequestingOrganisation organisation, User user, AuditOutcome outcome) {
        return new Builder(call, organisation, user, outcome);
    }

    /**
     * The number of the event among those of its client, from 1 and without a gap: where one is missing, an event was lost or
     * taken away (D-AU-01).
     */
    public long sequence() {
        return sequence;
    }

    /** When the outcome was known. */
    public Instant time() {
        return time;
    }

    /** What was asked of which practice, under which trace id, and which attempt it was (D-AU-03). */
    public CallInfo call() {
        return call;
    }

    /** What the application called the encounter, when it did. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(call.correlationId());
    }

    /** The organisation that asked. */
    public RequestingOrganisation organisation() {
        return organisation;
    }

    /** The user who asked, as they were at the time (D-AU-02). */
    public User user() {
        return user;
    }

    /** What became of the attempt. */
    public AuditOutcome outcome() {
        return outcome;
    }

    /** The HTTP status; empty when no answer came. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The Spine code of an error, when the answer had one. */
    public Optional<SpineErrorCode> code() {
        return Optional.ofNullable(code);
    }

    /** The practice's own id of the patient, when the request or the answer told it. */
    public Optional<String> patientId() {
        return Optional.ofNullable(patientId);
    }

    /** The practice's own id of the appointment, when the request or the answer told it. */
    public Optional<String> appointmentId() {
        return Optional.ofNullable(appointmentId);
    }

    /** The event as one line of JSON; what is not known is left out. */
    public String toJson() {
        byte[] json = Json.write(generator -> {
            generator.writeStartObject();
            generator.writeNumberField("sequence", sequence);
            generator.writeStringField("time", time.toString());
            writeUser(generator);
            generator.writeStringField("organisation", organisation.odsCode().value());
            generator.writeStringField("practice", call.practice().value());
            generator.writeStringField("interaction", call.interaction().id());
            generator.writeStringField("traceId", call.traceId().toString());
            generator.writeNumberField("attempt", call.attempt());
            write(generator, "correlationId", call.correlationId());
            generator.writeStringField("outcome", outcome.name());
            if (status != 0) {
                generator.writeNumberField("status", status);
            }
            write(generator, "code", code == null ? null : code.toString());
            write(generator, "patientId", patientId);
            write(generator, "appointmentId", appointmentId);
            generator.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    private void writeUser(JsonGenerator generator) throws IOException {
        generator.writeStringField("userId", user.id());
        generator.writeStringField("userName", user.name().display());
        write(generator, "sdsUserId", known(user.sdsUserId()));
        write(generator, "sdsRoleProfileId", known(user.sdsRoleProfileId()));
    }

    private static void write(JsonGenerator generator, String name, @Nullable String value) throws IOException {
        if (value != null) {
            generator.writeStringField(name, value);
        }
    }

    private static @Nullable String known(String sdsId) {
        return sdsId.equals(User.UNKNOWN) ? null : sdsId;
    }

    /** Number, outcome and exchange only. */
    @Override
    public String toString() {
        return "AuditEvent[" + sequence + " " + outcome + " " + call + "]";
    }

    /** Puts an event together. */
    public static final class Builder {

        private final CallInfo call;
        private final RequestingOrganisation organisation;
        private final User user;
        private final AuditOutcome outcome;
        private int status;
        private @Nullable SpineErrorCode code;
        private @Nullable String patientId;
        private @Nullable String appointmentId;

        private Builder(CallInfo call, RequestingOrganisation organisation, User user, AuditOutcome outcome) {
            this.call = Objects.requireNonNull(call, "call");
            this.organisation = Objects.requireNonNull(organisation, "organisation");
            this.user = Objects.requireNonNull(user, "user");
            this.outcome = Objects.requireNonNull(outcome, "outcome");
        }

        /** The HTTP status of the answer. */
        public Builder status(int status) {
            this.status = status;
            return this;
        }

        /** The Spine code of the answer. */
        public Builder code(SpineErrorCode code) {
            this.code = Objects.requireNonNull(code, "code");
            return this;
        }

        /** The practice's own id of the patient. */
        public Builder patientId(String id) {
            this.patientId = Objects.requireNonNull(id, "id");
            return this;
        }

        /** The practice's own id of the appointment. */
        public Builder appointmentId(String id) {
            this.appointmentId = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * The event.
         *
         * @param sequence its number among those of its client, from 1
         * @param time when the outcome was known
         */
        public AuditEvent build(long sequence, Instant time) {
            return new AuditEvent(this, sequence, time);
        }
    }
}
