package dev.gpconnect.appointments.testkit.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.requirements.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-TR-06: hostile answers, and a heap of 64 MB")
class SmallHeapTest {

    @Test
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: each of them ends in a typed error in time, with the default limits")
    void answers_thatAreHostile_endInATypedError() throws IOException, InterruptedException {
        try (HostileServer server = new HostileServer()) {
            Process client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HostileJourney.class.getName(),
                            String.valueOf(server.port()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(client.waitFor()).as(said).isZero();
            assertThat(said.lines())
                    .containsExactly(
                            "GZIP_BOMB slots UnusableAnswerException(TooLargeException)",
                            "GZIP_BOMB appointment UnusableAnswerException(TooLargeException)",
                            "GZIP_BOMB error ServiceException",
                            "GIGABYTE slots UnusableAnswerException(TooLargeException)",
                            "GIGABYTE appointment UnusableAnswerException(TooLargeException)",
                            "GIGABYTE error ServiceException",
                            "SMALL_ITEMS slots UnusableAnswerException(UnreadableContentException)",
                            "SMALL_ITEMS appointment UnusableAnswerException(TooLargeException)",
                            "SMALL_ITEMS error ServiceException",
                            "LARGE_TEXTS slots UnusableAnswerException(TooLargeException)",
                            "LARGE_TEXTS appointment UnusableAnswerException(TooLargeException)",
                            "LARGE_TEXTS error ServiceException",
                            "ENDLESS slots UnusableAnswerException(InterruptedIOException)",
                            "ENDLESS appointment UnusableAnswerException(InterruptedIOException)",
                            "ENDLESS error ServiceException",
                            "DEEP slots UnusableAnswerException(UnreadableContentException)",
                            "DEEP appointment UnusableAnswerException(UnreadableContentException)",
                            "DEEP error ServiceException",
                            "LONG_STRING slots UnusableAnswerException(UnreadableContentException)",
                            "LONG_STRING appointment UnusableAnswerException(TooLargeException)",
                            "LONG_STRING error ServiceException",
                            "HEADERS slots UnusableAnswerException",
                            "HEADERS appointment UnusableAnswerException",
                            "HEADERS error UnusableAnswerException");
        }
    }
}
