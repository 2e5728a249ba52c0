package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Something that goes wrong with one exchange, as data. A {@link Trigger} says with which. */
public sealed interface Fault {

    /** What a fault can do to a request: have it processed, or have its appointment changed beforehand. */
    interface Processing {
        /** Processes the request; what it changes stays changed. */
        FakeResponse answer();

        /** Moves the appointment that the request is about, if it is about one, on to its next version. */
        void outdate();
    }

    /** What the consumer gets. */
    FakeResponse apply(Processing processing);

    /** Another answer takes the place of the real one: of an unprocessed request, or of one that was committed. */
    record Answered(FakeResponse response, boolean afterCommit) implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            if (afterCommit) {
                processing.answer();
            }
            return response;
        }

        /** The same answer, once the request has been processed and committed. */
        public Answered committed() {
            return new Answered(response, true);
        }
    }

    /** The connection is dropped without an answer, before the request is processed or after it was committed. */
    record Dropped(boolean afterCommit) implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            if (afterCommit) {
                processing.answer();
            }
            return FakeResponse.hangUp();
        }
    }

    /** The real answer breaks off after so many bytes of its body. */
    record Truncated(int bytes) implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            return processing.answer().cutAfter(bytes);
        }
    }

    /** The real answer says of its body that it is something else. */
    record Mislabelled(String contentType) implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            return processing.answer().withHeader("Content-Type", contentType);
        }
    }

    /** The real answer comes late: its headers, and its body after them. */
    record Delayed(Duration headers, Duration body) implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            return processing.answer().delayed(headers, body);
        }
    }

    /** Somebody else changed the appointment just before: the version that the request names is not current. */
    record Outdated() implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            processing.outdate();
            return processing.answer();
        }
    }

    /** Something is done just before the request is processed. */
    record Preceded(Runnable action) implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            action.run();
            return processing.answer();
        }

        /** Shows nothing of the action. */
        @Override
        public String toString() {
            return "Preceded[an action]";
        }
    }

    /** The TLS handshake of the next connection fails; without TLS the connection is dropped. */
    record HandshakeFailed() implements Fault {
        @Override
        public FakeResponse apply(Processing processing) {
            return FakeResponse.hangUp();
        }
    }

    /** A status without a body. */
    static Answered status(int status) {
        return answered(status, Map.of(), "");
    }

    /** 429 with the header Retry-After in whole seconds. */
    static Answered tooManyRequests(Duration retryAfter) {
        return answered(429, Map.of("Retry-After", Long.toString(retryAfter.toSeconds())), "");
    }

    /** An OperationOutcome with a Spine code, as a practice gives it (W-OO-01). */
    static Answered outcome(int status, String issueType, String spineCode) {
        String body = "{\"resourceType\":\"OperationOutcome\",\"meta\":{\"profile\":["
                + "\"https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1\"]},\"issue\":[{\"severity\":\"error\",\"code\":\""
                + issueType + "\",\"details\":{\"coding\":[{\"system\":"
                + "\"https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1\",\"code\":\"" + spineCode
                + "\",\"display\":\"" + spineCode + "\"}]},\"diagnostics\":\"An injected fault.\"}]}";
        return answered(status, Map.of("Content-Type", "application/fhir+json;charset=utf-8"), body);
    }

    /** A page of a proxy or a container in place of FHIR (W-CT-08). */
    static Answered html(int status) {
        String body = "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>";
        return answered(status, Map.of("Content-Type", "text/html"), body);
    }

    /** The connection is dropped before the request is processed. */
    static Dropped dropped() {
        return new Dropped(false);
    }

    /** The connection is dropped once the request has been processed and committed: the consumer cannot know. */
    static Dropped droppedAfterCommit() {
        return new Dropped(true);
    }

    /** The real answer, cut off after so many bytes of its body. */
    static Truncated truncated(int bytes) {
        return new Truncated(bytes);
    }

    /** The real answer with another content type. */
    static Mislabelled contentType(String contentType) {
        return new Mislabelled(Objects.requireNonNull(contentType, "contentType"));
    }

    /** The real answer, its headers late. */
    static Delayed slowHeaders(Duration delay) {
        return new Delayed(delay, Duration.ZERO);
    }

    /** The real answer, its headers at once and its body late. */
    static Delayed slowBody(Duration delay) {
        return new Delayed(Duration.ZERO, delay);
    }

    /** Somebody else changes the appointment just before the request. */
    static Outdated staleVersion() {
        return new Outdated();
    }

    /** The real answer, once the action has been run on the thread of the request: what happens meanwhile at the practice. */
    static Preceded preceded(Runnable action) {
        return new Preceded(Objects.requireNonNull(action, "action"));
    }

    /** The TLS handshake fails. */
    static HandshakeFailed handshake() {
        return new HandshakeFailed();
    }

    private static Answered answered(int status, Map<String, String> headers, String body) {
        return new Answered(FakeResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8)), false);
    }
}
