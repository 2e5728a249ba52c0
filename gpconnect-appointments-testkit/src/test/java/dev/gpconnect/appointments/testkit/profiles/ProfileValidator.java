package dev.gpconnect.appointments.testkit.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The validator of the real GP Connect profiles, which is not part of the project. */
public final class ProfileValidator {

    private final Path command;

    private ProfileValidator(Path command) {
        this.command = command;
    }

    /** The one that the system property names; without it the test is skipped, and says so. */
    public static ProfileValidator orSkip() {
        String named = System.getProperty("gpconnect.validator");
        if (named == null) {
            String skipped =
                    "Skipped: no validator of the GP Connect profiles; name its folder with -Dgpconnect.validator=…";
            System.out.println(skipped);
            abort(skipped);
        }
        Path place = Path.of(named);
        return new ProfileValidator(Files.isDirectory(place) ? place.resolve("validate") : place);
    }

    /** Asserts that so many files of a directory, which are all there are, are valid. */
    public void assertValid(Path directory, int files) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.toString(), "--require-profile", directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(files + " files, 0 failed");
    }
}
