package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an OperationOutcome from whatever an error came with (W-CT-08): a provider's, the Spine proxy's, HTML, XML, plain
 * text, nothing, or JSON that breaks off.
 */
public final class OutcomeReader {

    private static final int MOST_ISSUES = 100;

    private final List<Issue> issues = new ArrayList<>(1);
    private boolean isOutcome;

    private OutcomeReader() {}

    /** The issues of an OperationOutcome, as many as can be read; nothing when the bytes are something else. */
    public static Optional<List<Issue>> read(byte[] body) {
        OutcomeReader reader = new OutcomeReader();
        try {
            Json.read(body, 0, body.length, cursor -> {
                cursor.object(name -> reader.member(name, cursor));
                return reader;
            });
        } catch (IOException e) {
            // what was read before the text broke off still counts
        }
        return reader.isOutcome ? Optional.of(List.copyOf(reader.issues)) : Optional.empty();
    }

    private void member(String name, JsonCursor cursor) throws IOException {
        switch (name) {
            case "resourceType" -> isOutcome = "OperationOutcome".equals(cursor.text());
            case "issue" -> readIssues(cursor, issues);
            default -> cursor.skip();
        }
    }

    /** Reads the value of {@code issue}, of which the first hundred are kept. */
    static void readIssues(JsonCursor cursor, List<Issue> into) throws IOException {
        cursor.eachObject(() -> {
            if (into.size() < MOST_ISSUES) {
                into.add(new IssueReader().read(cursor));
            } else {
                cursor.skip();
            }
        });
    }

    private static final class IssueReader {

        private @Nullable String type;
        private @Nullable String diagnostics;
        private Map<String, String> coding = Map.of();

        Issue read(JsonCursor cursor) throws IOException {
            cursor.object(name -> {
                switch (name) {
                    case "code" -> type = cursor.text();
                    case "diagnostics" -> diagnostics = cursor.text();
                    case "details" -> coding = Datatypes.coding(cursor, "Spine-ErrorOrWarningCode-1");
                    default -> cursor.skip();
                }
            });
            String code = coding.get("code");
            String display = coding.get("display");
            boolean isSwapped = isCode(display) && code != null && !isCode(code);
            String codeText = isSwapped ? display : code;
            return new Issue(
                    type,
                    codeText == null ? null : SpineErrorCode.of(codeText),
                    coding.get("system"),
                    isSwapped ? code : display,
                    diagnostics);
        }

        /** Some providers exchange code and display; only one of the two looks like a code. */
        private static boolean isCode(@Nullable String text) {
            return text != null && SpineErrorCode.of(text).isWellFormed();
        }
    }
}
