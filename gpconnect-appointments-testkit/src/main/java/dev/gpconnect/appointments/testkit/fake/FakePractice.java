package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotView;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.personality.Deviation;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.Responses;
import dev.gpconnect.appointments.testkit.fake.wire.TokenCheck;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A practice in memory that answers GP Connect requests truthfully: the first failing check of {@code 04-provider-rules} decides the
 * answer, and what is booked stays booked. Thread-safe; a booking takes all its slots or none.
 */
public final class FakePractice {
    private final PracticeBook book;
    private final Controls controls;
    private final ConsumerLint lint;
    private final String serviceRoot;
    private final Pipeline pipeline;
    private final Responses responses;
    private final Handlers handlers;
    private final ReentrantLock lock = new ReentrantLock();

    private FakePractice(PracticeBook book, String base, FhirCodec codec, Controls controls, ConsumerLint lint) {
        this.book = book;
        this.controls = controls;
        this.lint = lint;
        this.serviceRoot = base + book.identity().rootPath();
        this.pipeline = new Pipeline(book.identity(), book.enabled(), codec, new TokenCheck(codec, book.clock()));
        this.responses = new Responses(codec, serviceRoot);
        this.handlers = new Handlers(book, codec);
    }

    /**
     * Opens a practice; from now on its book is read and changed by the practice alone.
     *
     * @param book everything that it holds, its identity and clock included
     * @param base the URL before the service root, without a slash at its end
     * @param codec reads and writes bodies; practices can share one
     * @param controls how it behaves; the practices of one world share them
     * @param lint watches what consumers send; the practices of one world share it
     * @return the open practice
     */
    public static FakePractice open(
            PracticeBook book, String base, FhirCodec codec, Controls controls, ConsumerLint lint) {
        return new FakePractice(book, base, codec, controls, lint);
    }

    /**
     * Answers a request.
     *
     * @param request its target begins with {@link PracticeIdentity#rootPath()}
     * @return always an answer, errors included, unless a fault was injected that ends the connection
     */
    public FakeResponse answer(FakeRequest request) {
        Fault fault = controls.faults().next(identity().odsCode(), request);
        return fault == null ? process(request) : fault.apply(new Processing(request));
    }

    private final class Processing implements Fault.Processing {
        private final FakeRequest request;

        Processing(FakeRequest request) {
            this.request = request;
        }

        @Override
        public FakeResponse answer() {
            return process(request);
        }

        @Override
        public void outdate() {
            String appointments = identity().rootPath() + "/Appointment/";
            if (request.path().startsWith(appointments)) {
                locked(() -> {
                    book.touch(request.path().substring(appointments.length()));
                    return book;
                });
            }
        }
    }

    private FakeResponse process(FakeRequest request) {
        Behaviour behaviour = controls.behaviour();
        Deviation deviation = Deviation.of(behaviour.personality());
        return deviation.answer(request, process(request, behaviour, deviation));
    }

    private FakeResponse process(FakeRequest request, Behaviour behaviour, Deviation deviation) {
        Knobs knobs = behaviour.effective();
        ConsumerLint.Inspection inspection = lint.inspect(request, identity().odsCode(), serviceRoot);
        try {
            Exchange exchange = pipeline.admit(deviation.understood(request), knobs);
            Reply reply = locked(() -> {
                book.blindFor(deviation.blindness());
                book.cancelledKept(controls.cancelledKept());
                return reply(exchange, inspection, behaviour.strict());
            });
            return responses.of(reply, exchange);
        } catch (Refusal refusal) {
            return responses.of(refusal, formatOfError(request), knobs);
        } catch (RuntimeException failure) {
            String diagnostics =
                    "The fake practice failed with " + failure.getClass().getName();
            return responses.of(Refusal.internalError(diagnostics), Format.JSON, knobs);
        } finally {
            inspection.findings().forEach(controls.findings()::add);
        }
    }

    /** What the handler says, or in strict mode the first finding (04 section 10). */
    private Reply reply(Exchange exchange, ConsumerLint.Inspection inspection, boolean strict) {
        inspection.content(exchange, book);
        List<Finding> findings = inspection.findings();
        if (strict && !findings.isEmpty()) {
            Finding first = findings.get(0);
            throw Refusal.badRequest(first.rule() + ": " + first.message());
        }
        Reply reply = handlers.answer(exchange);
        inspection.answered(exchange, reply.resource());
        return reply;
    }

    private static Format formatOfError(FakeRequest request) {
        try {
            return Format.ofResponse(request, Query.parse(request.rawQuery()));
        } catch (Refusal unreadable) {
            return Format.JSON;
        }
    }

    /** How the directory knows the practice, for the whole of its life. */
    public PracticeIdentity identity() {
        return book.identity();
    }

    /**
     * The practice's service root (W-URL-01).
     *
     * @return the base that the practice was made with, and its path
     */
    public String serviceRoot() {
        return serviceRoot;
    }

    /**
     * All appointments, past and cancelled ones included.
     *
     * @return a snapshot in the order of their ids
     */
    public List<AppointmentView> appointments() {
        return locked(
                () -> book.appointments().stream().map(AppointmentView::new).toList());
    }

    /**
     * The whole diary.
     *
     * @return a snapshot of every slot, whether it can be booked or not
     */
    public List<SlotView> slots() {
        return locked(() ->
                book.slots().stream().map(slot -> new SlotView(slot, book)).toList());
    }

    /**
     * The FHIR status of a slot now.
     *
     * @param id the slot's id
     * @return {@code free} or {@code busy}
     * @throws IllegalArgumentException when there is no such slot
     */
    public String slotStatus(String id) {
        return locked(() -> {
            SlotEntry slot = book.slot(id);
            if (slot == null) {
                throw new IllegalArgumentException(
                        "No slot " + id + " at " + book.identity().odsCode());
            }
            return new SlotView(slot, book).status();
        });
    }

    /**
     * The practice's own id of a patient, whatever the record's state.
     *
     * @param nhsNumber ten digits
     * @return null when the practice has no record
     */
    public @Nullable String patientId(String nhsNumber) {
        lock.lock();
        try {
            PatientEntry patient = book.patientByNumber(nhsNumber);
            return patient == null ? null : patient.id();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has the practice's own staff book a free slot now, for nobody whom a consumer could find.
     *
     * @param slotId bookable through GP Connect or not
     * @return the appointment, made inside the practice
     * @throws IllegalArgumentException when there is no such slot
     * @throws IllegalStateException when the slot is taken already
     */
    public AppointmentView take(String slotId) {
        return locked(() -> new AppointmentView(Reception.book(book, slotId)));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Shows the practice's ODS code. */
    @Override
    public String toString() {
        return "FakePractice[" + book.identity().odsCode() + "]";
    }
}
