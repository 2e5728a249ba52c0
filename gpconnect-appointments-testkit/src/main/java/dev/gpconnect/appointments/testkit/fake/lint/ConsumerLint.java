package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Watches what consumers send to the practices of one world. It remembers enough to see what is used twice or was never
 * given, and no more than a bounded number of each. Thread-safe.
 */
public final class ConsumerLint {
    private final Clock clock;
    private final Map<String, String> consumers = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Sessions sessions = new Sessions();

    /** A lint that has seen nothing yet. */
    public ConsumerLint(Clock clock) {
        this.clock = clock;
    }

    /** Tells whose a consumer's ASID is, so that it can be compared with the token (P-LINT-13). */
    public void consumer(String asid, String odsCode) {
        locked(() -> consumers.put(asid, odsCode));
    }

    /** Tells of a directory look-up: the sessions that use it are counted from here (P-LINT-19). */
    public void lookedUp(String odsCode, String interactionId) {
        locked(() -> sessions.lookedUp(odsCode, interactionId));
    }

    /** Forgets what was sent so far. */
    public void reset() {
        locked(() -> sessions = new Sessions());
    }

    /** Begins to look at a request: what its headers, its URL and its token show. */
    public Inspection inspect(FakeRequest request, String practice, String root) {
        return new Inspection(request, practice, root);
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** The look at one request, in the order in which its parts become known. For one thread. */
    public final class Inspection {
        private final Notes notes;
        private final String practice;
        private final String session;

        private Inspection(FakeRequest request, String practice, String root) {
            this.notes = new Notes(request, practice, clock.instant());
            this.practice = practice;
            Token token = Token.of(request);
            this.session = notes.header("Ssp-From") + ' ' + token.text("sub");
            Interaction interaction = Interaction.tryOf(request);
            HeaderLint.check(request, interaction, notes);
            if (interaction != null) {
                QueryLint.check(request, interaction, notes);
                if (token.readable()) {
                    TokenLint.check(token, interaction, root, senderOds(), notes);
                }
            }
            locked(() -> sessions.checkReuse(practice, session, token, notes));
        }

        private @Nullable String senderOds() {
            lock.lock();
            try {
                return consumers.get(notes.header("Ssp-From"));
            } finally {
                lock.unlock();
            }
        }

        /** Looks at the content of a request that passed the common checks; the caller holds the practice's lock. */
        public void content(Exchange exchange, PracticeBook book) {
            notes.noteIf(
                    Sensitivity.concerns(exchange, book),
                    "P-LINT-14",
                    "No request is made for a patient whom PDS marks sensitive (C-GEN-02).");
            if (exchange.interaction() == Interaction.BOOK) {
                BookingLint.check(exchange.body(Appointment.class), book, notes);
            } else if (exchange.interaction() == Interaction.AMND) {
                BookingLint.checkTexts(exchange.body(Appointment.class), notes);
            }
            locked(() -> sessions.checkContent(exchange, practice, session, notes));
        }

        /** Remembers what a successful answer has shown or done. */
        public void answered(Exchange exchange, Resource answer) {
            locked(() -> sessions.remember(exchange, answer, practice, session));
        }

        /** What was found so far. */
        public List<Finding> findings() {
            return notes.all();
        }
    }
}
