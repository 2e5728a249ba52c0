package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.profiles.ProfileValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --record} writes. */
final class RecordingTest {

    @TempDir
    private Path directory;

    @Test
    void record_writesEveryExchangeForItsOwnerOnly() throws IOException {
        Path records = directory.resolve("new").resolve("records");

        Run run = Run.of("journey", "--record", records.toString());

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).contains("patient data");
        List<Path> files = files(records);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .hasSize(9 * 2 + 9 + 3)
                .contains(
                        "01-rest-read-metadata-1-request.http",
                        "01-rest-read-metadata-1-response.json",
                        "04-rest-create-appointment-1-request.json",
                        "08-rest-cancel-appointment-1-response.http");
        for (Path file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records)))
                .isEqualTo("rwx------");
    }

    @Test
    void record_intoAnEarlierRecording_isWrongUse() {
        Run.of("journey", "--record", directory.toString());

        Run again = Run.of("journey", "--record", directory.toString());

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("earlier recording", "name another directory");
    }

    @Test
    void record_thatCannotBeWritten_doesNotStopTheJourney() throws IOException {
        Path records = directory.resolve("gone");
        Surroundings.Sleeper removing = millis -> remove(records);

        Run run = Run.with(Map.of(), removing, "journey", "--record", records.toString(), "--pause-before-book", "1");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.err().lines().filter(line -> line.contains("is not complete")))
                .hasSize(1);
    }

    private static void remove(Path directory) {
        try {
            for (Path file : files(directory)) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void record_showsRequestLineHeadersTokenAndBody() throws IOException {
        Run.of("journey", "--record", directory.toString());

        String request = Files.readString(directory.resolve("04-rest-create-appointment-1-request.http"));
        assertThat(request)
                .startsWith("POST http://127.0.0.1:")
                .contains("\nSsp-From: 200000009010\n", "\n# token payload: {", "\"reason_for_request\":\"directcare\"")
                .contains("\n\n{\"resourceType\":\"Appointment\"");
        assertThat(Files.readString(directory.resolve("04-rest-create-appointment-1-response.http")))
                .startsWith("HTTP 201\n");
        assertThat(Files.readString(directory.resolve("04-rest-create-appointment-1-request.json")))
                .startsWith("{\"resourceType\":\"Appointment\"");
    }

    @Test
    @DisplayName("M-GEN-02: every body of a journey is valid against the real profiles")
    void recordedBodies_areValidAgainstTheProfiles() throws Exception {
        ProfileValidator validator = ProfileValidator.orSkip();
        Run.of("journey", "--record", directory.toString());

        validator.assertValid(directory, 12);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
