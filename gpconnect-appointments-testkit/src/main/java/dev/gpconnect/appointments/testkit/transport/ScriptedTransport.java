package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Plays a script: each request takes the next answer, whatever it asks. A request too many fails at once with an
 * {@link AssertionError}, and so does closing the transport while answers are left. May be used from many threads.
 *
 * <pre>{@code
 * try (ScriptedTransport transport = ScriptedTransport.create()
 *         .json(200, freeSlots)
 *         .fail(new SocketTimeoutException())) {
 *     AppointmentsClient client = AppointmentsClient.builder(product, directory).transport(transport).build();
 *     …
 * }
 * }</pre>
 */
public final class ScriptedTransport implements HttpTransport {

    private static final HttpHeaders FHIR = HttpHeaders.builder()
            .add("Content-Type", "application/fhir+json;charset=utf-8")
            .build();

    private final Lock lock = new ReentrantLock();
    private final Queue<Step> script = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<HttpRequest> unanswered = new ArrayList<>();
    private int scripted;
    private boolean closed;

    private ScriptedTransport() {}

    /** A transport with an empty script. */
    public static ScriptedTransport create() {
        return new ScriptedTransport();
    }

    /** Adds an answer to the end of the script. */
    public ScriptedTransport answer(int status, HttpHeaders headers, byte[] body) {
        Objects.requireNonNull(headers, "headers");
        byte[] bytes = body.clone();
        return add("HTTP " + status, request -> HttpResponse.of(status, headers, new ByteArrayInputStream(bytes)));
    }

    /** Adds an answer of FHIR JSON to the end of the script. */
    public ScriptedTransport json(int status, String body) {
        return answer(status, FHIR, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a failure to the end of the script: a {@link NotSentIOException} says that nothing has left, any other that it may
     * have.
     */
    public ScriptedTransport fail(IOException failure) {
        Objects.requireNonNull(failure, "failure");
        return add(failure.getClass().getSimpleName(), request -> {
            throw failure;
        });
    }

    /** Adds an answer that depends on the request to the end of the script; it is worked out on the thread that sends. */
    public ScriptedTransport answer(Answer answer) {
        return add("worked out from its request", Objects.requireNonNull(answer, "answer"));
    }

    /**
     * A call that takes the next answer when it is executed. Cancelled before that, it takes none; cancelled later, it fails
     * once its answer is worked out, or at the next read of the body.
     */
    @Override
    public HttpCall newCall(HttpRequest request) {
        Objects.requireNonNull(request, "request");
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The transport is closed");
            }
            return new ScriptedCall(request, this::take);
        } finally {
            lock.unlock();
        }
    }

    /** The requests that were sent so far in their order, answered or not; immutable. */
    public List<HttpRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asserts that the script was played to its end and not beyond: a request too many counts also when its failure went
     * unseen on another thread.
     *
     * @throws AssertionError if answers are left, which it names, or a request came that had none
     */
    public void assertExhausted() {
        lock.lock();
        try {
            List<String> faults = new ArrayList<>(2);
            if (!script.isEmpty()) {
                List<String> left = script.stream().map(Step::toString).toList();
                faults.add(left.size() + " of " + scripted + " scripted answers were not used: " + left);
            }
            if (!unanswered.isEmpty()) {
                List<String> extra = unanswered.stream().map(Requests::describe).toList();
                faults.add(extra.size() + " requests came after the last answer: " + extra);
            }
            if (!faults.isEmpty()) {
                throw new AssertionError(String.join("; ", faults));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses further calls and {@linkplain #assertExhausted() asserts} that the script was played; closed again, it does
     * nothing.
     *
     * @throws AssertionError if the script was not played as it was written
     */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                assertExhausted();
            }
        } finally {
            lock.unlock();
        }
    }

    private ScriptedTransport add(String what, Answer answer) {
        lock.lock();
        try {
            scripted++;
            script.add(new Step(scripted, what, answer));
            return this;
        } finally {
            lock.unlock();
        }
    }

    private Answer take(HttpRequest request) {
        lock.lock();
        try {
            requests.add(request);
            Step step = script.poll();
            if (step == null) {
                unanswered.add(request);
                throw new AssertionError("No answer is scripted for request " + requests.size() + ", "
                        + Requests.describe(request) + ": the script has " + scripted);
            }
            return step.answer;
        } finally {
            lock.unlock();
        }
    }

    /** What comes of a request. */
    @FunctionalInterface
    public interface Answer {

        /**
         * The answer, or a failure.
         *
         * @throws IOException if no answer is to come
         */
        HttpResponse to(HttpRequest request) throws IOException;
    }

    private record Step(int number, String what, Answer answer) {

        @Override
        public String toString() {
            return "answer " + number + " (" + what + ")";
        }
    }
}
