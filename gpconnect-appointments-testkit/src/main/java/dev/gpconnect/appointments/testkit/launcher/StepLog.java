package dev.gpconnect.appointments.testkit.launcher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints one line a step, for people or as JSON. */
abstract class StepLog {

    final PrintWriter out;

    private StepLog(PrintWriter out) {
        this.out = out;
    }

    static StepLog text(PrintWriter out) {
        return new Text(out);
    }

    static StepLog json(PrintWriter out) {
        return new Json(out);
    }

    abstract void passed(String step, long millis, Step.Done done);

    abstract void failed(String step, long millis, String message, @Nullable UUID traceId);

    abstract void note(String step, String message);

    private static final class Text extends StepLog {

        private Text(PrintWriter out) {
            super(out);
        }

        @Override
        void passed(String step, long millis, Step.Done done) {
            String ids = done.ids().entrySet().stream()
                    .map(id -> id.getKey() + " " + id.getValue())
                    .collect(Collectors.joining(", "));
            line("ok", step, millis, done.summary() + (ids.isEmpty() ? "" : " [" + ids + "]"));
        }

        @Override
        void failed(String step, long millis, String message, @Nullable UUID traceId) {
            line("FAILED", step, millis, message);
        }

        @Override
        void note(String step, String message) {
            out.println(String.format(Locale.ROOT, "%-7s%-24s%8s  %s", "", step, "", oneLine(message)));
        }

        /** Texts of a provider's may hold line breaks, and what a terminal takes for commands. */
        private static String oneLine(String text) {
            return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        }

        private void line(String status, String step, long millis, String text) {
            out.println(String.format(Locale.ROOT, "%-7s%-24s%5d ms  %s", status, step, millis, oneLine(text)));
        }
    }

    private static final class Json extends StepLog {

        private static final JsonFactory FACTORY = new JsonFactory();

        private Json(PrintWriter out) {
            super(out);
        }

        @Override
        void passed(String step, long millis, Step.Done done) {
            line(json -> {
                json.writeStringField("step", step);
                json.writeStringField("status", "ok");
                json.writeNumberField("millis", millis);
                json.writeStringField("message", done.summary());
                for (Map.Entry<String, String> id : done.ids().entrySet()) {
                    json.writeStringField(id.getKey(), id.getValue());
                }
            });
        }

        @Override
        void failed(String step, long millis, String message, @Nullable UUID traceId) {
            line(json -> {
                json.writeStringField("step", step);
                json.writeStringField("status", "failed");
                json.writeNumberField("millis", millis);
                json.writeStringField("message", message);
                if (traceId != null) {
                    json.writeStringField("traceId", traceId.toString());
                }
            });
        }

        @Override
        void note(String step, String message) {
            line(json -> {
                json.writeStringField("step", step);
                json.writeStringField("status", "note");
                json.writeStringField("message", message);
            });
        }

        private void line(Members members) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = FACTORY.createGenerator(text)) {
                json.writeStartObject();
                members.write(json);
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.println(text);
        }

        @FunctionalInterface
        private interface Members {
            void write(JsonGenerator json) throws IOException;
        }
    }
}
