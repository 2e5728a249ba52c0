package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.PartlyDoneException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says on one line why a step failed, with what an operator needs beside the exception's own message. */
final class FailureText {

    private static final int LONGEST = 300;

    private FailureText() {}

    static String of(RuntimeException failure) {
        if (failure instanceof PartlyDoneException partly) {
            return text(partly) + " – " + of(partly.failure());
        }
        String more = failure instanceof ServiceException answered ? answer(answered) : cause(failure.getCause());
        return text(failure) + (more == null ? "" : " – " + shortened(more.strip()));
    }

    /** The answer's own words, which SDK messages leave out as they may quote what was sent. */
    private static @Nullable String answer(ServiceException failure) {
        return failure.issues().stream()
                .flatMap((Issue issue) -> Stream.of(issue.diagnostics(), issue.display()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> "the answer says: " + text)
                .orElse(null);
    }

    private static @Nullable String cause(@Nullable Throwable cause) {
        if (!(cause instanceof IOException)) {
            return null;
        }
        Throwable reason = cause instanceof NotSentIOException ? cause.getCause() : cause;
        return reason == null ? null : reason.getMessage();
    }

    private static String text(RuntimeException failure) {
        boolean expected = failure instanceof GpConnectException || failure instanceof Step.FailedException;
        return expected ? String.valueOf(failure.getMessage()) : "Unexpected: " + failure;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
