package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** A journey that stops half way leaves nothing booked, or says that it could not see to that. */
final class JourneyCleanUpTest {

    private final StringWriter out = new StringWriter();
    private final List<Long> slept = new ArrayList<>();
    private FakeServer server;
    private int seeded;

    @BeforeEach
    void start() {
        server = FakeServer.startReference(Run.CLOCK);
        seeded = server.practice("Y90001").appointments().size();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFailureAfterBooking_isFollowedByACancellation() {
        boolean passed = journey(new Breaking("rest:read:appointment-1", Breakage.SERVER_ERROR));

        assertThat(passed).isFalse();
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ok").contains("capability statement"),
                        line -> assertThat(line).startsWith("ok").contains("search for free slots"),
                        line -> assertThat(line).startsWith("ok").contains("find the patient"),
                        line -> assertThat(line).startsWith("ok").contains("book"),
                        line -> assertThat(line).startsWith("FAILED").contains("read", "HTTP 500"),
                        line -> assertThat(line).startsWith("ok").contains("clean-up"));
        assertThat(made()).singleElement().matches(AppointmentView::cancelled);
    }

    @Test
    void aBookingWhoseAnswerIsLost_isFoundAndCancelled() {
        boolean passed = journey(new Breaking("rest:create:appointment-1", Breakage.LOST_AFTER_COMMIT));

        assertThat(passed).isFalse();
        assertThat(out.toString()).contains("may or may not have been carried out");
        assertThat(lastLine()).startsWith("ok").contains("clean-up");
        assertThat(made()).singleElement().matches(AppointmentView::cancelled);
    }

    @ParameterizedTest
    @EnumSource(
            value = Breakage.class,
            names = {"ERROR_AFTER_COMMIT", "OUTCOME_AFTER_COMMIT", "HTML_AFTER_COMMIT"})
    void aBookingWhoseAnswerIsAFailure_isFoundAndCancelled(Breakage breakage) {
        boolean passed = journey(new Breaking("rest:create:appointment-1", breakage));

        assertThat(passed).isFalse();
        assertThat(lastLine()).startsWith("ok").contains("clean-up");
        assertThat(made()).singleElement().matches(AppointmentView::cancelled);
    }

    @Test
    void anAmendmentWhoseAnswerIsLost_isCancelledAsItIsByThen() {
        boolean passed = journey(new Breaking("rest:update:appointment-1", Breakage.LOST_AFTER_COMMIT));

        assertThat(passed).isFalse();
        assertThat(lastLine()).startsWith("ok").contains("clean-up");
        assertThat(made()).singleElement().matches(AppointmentView::cancelled);
    }

    @Test
    void aCancellationWhoseAnswerIsLost_isSeenToBeDone() {
        boolean passed = journey(new Breaking("rest:cancel:appointment-1", Breakage.LOST_AFTER_COMMIT));

        assertThat(passed).isFalse();
        assertThat(lastLine()).startsWith("ok").contains("clean-up", "cancelled already");
    }

    @Test
    void aBookingThatNeverAppears_isLookedForMoreThanOnce() {
        boolean passed = journey(new Breaking("rest:create:appointment-1", Breakage.SERVER_ERROR));

        assertThat(passed).isFalse();
        assertThat(slept).containsExactly(3000L, 7000L);
        assertThat(lastLine()).contains("may still be booked");
        assertThat(made()).isEmpty();
    }

    @Test
    void aCleanUpThatFails_isSaid() {
        boolean passed = journey(new Breaking("rest:cancel:appointment-1", Breakage.SERVER_ERROR));

        assertThat(passed).isFalse();
        assertThat(lastLine()).contains("clean-up", "may still be booked");
        assertThat(made()).singleElement().matches(appointment -> !appointment.cancelled());
    }

    private boolean journey(Breaking transport) {
        JourneyOptions options = new JourneyOptions();
        options.provider.spineProxy = server.spineUrl();
        options.provider.url = server.serviceRoot("Y90001").toString();
        Surroundings surroundings = new Surroundings(Map.of(), Run.CLOCK, slept::add);
        JourneyPlan plan =
                new JourneySetup(options, surroundings, new CommandLine(CommandLine.Model.CommandSpec.create())).plan();
        try (transport) {
            return new Journey(plan, transport, surroundings, StepLog.text(new PrintWriter(out, true))).run();
        }
    }

    private String lastLine() {
        return out.toString().lines().reduce("", (first, last) -> last);
    }

    private List<AppointmentView> made() {
        List<AppointmentView> all = server.practice("Y90001").appointments();
        return all.subList(seeded, all.size());
    }

    private enum Breakage {
        SERVER_ERROR,
        LOST_AFTER_COMMIT,
        ERROR_AFTER_COMMIT,
        OUTCOME_AFTER_COMMIT,
        HTML_AFTER_COMMIT
    }

    /** Breaks every exchange of one interaction. */
    private static final class Breaking implements HttpTransport {

        private final HttpTransport transport = OkHttpTransport.builder().build();
        private final String interaction;
        private final Breakage breakage;

        Breaking(String interaction, Breakage breakage) {
            this.interaction = interaction;
            this.breakage = breakage;
        }

        @Override
        public HttpCall newCall(HttpRequest request) {
            HttpCall call = transport.newCall(request);
            boolean broken =
                    request.headers().first("Ssp-InteractionID").orElse("").endsWith(interaction);
            return broken ? new BrokenCall(call) : call;
        }

        @Override
        public void close() {
            transport.close();
        }

        private final class BrokenCall implements HttpCall {

            private final HttpCall call;

            BrokenCall(HttpCall call) {
                this.call = call;
            }

            @Override
            public HttpResponse execute() throws IOException {
                if (breakage != Breakage.SERVER_ERROR) {
                    call.execute().close();
                }
                return switch (breakage) {
                    case SERVER_ERROR, ERROR_AFTER_COMMIT -> answer(500, "");
                    case HTML_AFTER_COMMIT -> answer(504, "<html>Gateway time-out</html>");
                    case OUTCOME_AFTER_COMMIT -> answer(200, "{\"resourceType\":\"OperationOutcome\",\"issue\":[{}]}");
                    case LOST_AFTER_COMMIT -> throw new IOException("the answer was lost");
                };
            }

            private static HttpResponse answer(int status, String body) {
                return HttpResponse.of(
                        status, HttpHeaders.none(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public void cancel() {
                call.cancel();
            }
        }
    }
}
