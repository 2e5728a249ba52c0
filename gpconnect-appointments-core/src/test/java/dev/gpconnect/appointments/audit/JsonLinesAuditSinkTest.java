package dev.gpconnect.appointments.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-AU-01: the audit trail as lines of JSON")
class JsonLinesAuditSinkTest {

    @TempDir
    Path directory;

    @Test
    void file_thatIsThereAlready_isAddedTo() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink first = JsonLinesAuditSink.to(file)) {
            first.record(event(1));
        }
        try (JsonLinesAuditSink second = JsonLinesAuditSink.to(file)) {
            second.record(event(2));
            second.record(event(3));

            assertThat(Files.readAllLines(file))
                    .containsExactly(event(1).toJson(), event(2).toJson(), event(3).toJson());
        }
    }

    @Test
    void file_whileTheCallerIsInterrupted_isWrittenToAllTheSame() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.to(file)) {
            Thread.currentThread().interrupt();
            try {
                sink.record(event(1));
            } finally {
                Thread.interrupted();
            }
            sink.record(event(2));
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void file_thatCannotBeOpened_isRefused() {
        assertThatThrownBy(() -> JsonLinesAuditSink.to(directory)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void writer_thatBuffers_isFlushedAndLeftOpen() {
        StringWriter text = new StringWriter();
        JsonLinesAuditSink sink = JsonLinesAuditSink.to(new BufferedWriter(text));

        sink.record(event(1));
        sink.close();
        sink.close();

        assertThat(text).hasToString(event(1).toJson() + "\n");
    }

    @Test
    void sink_thatIsClosed_refusesEvents() {
        JsonLinesAuditSink sink = JsonLinesAuditSink.to(new StringBuilder());
        sink.close();

        assertThatIllegalStateException().isThrownBy(() -> sink.record(event(1)));
    }

    @Test
    void writer_thatFails_failsTheEvent() {
        JsonLinesAuditSink sink = JsonLinesAuditSink.to(new FullWriter());

        assertThatThrownBy(() -> sink.record(event(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    private static AuditEvent event(long sequence) {
        return AuditEvent.builder(
                        Samples.call(InteractionId.METADATA), Samples.HUB, Samples.CLAIRE, AuditOutcome.SUCCESS)
                .status(200)
                .build(sequence, Instant.parse("2026-11-20T10:15:30Z"));
    }

    private static final class FullWriter extends Writer {

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
