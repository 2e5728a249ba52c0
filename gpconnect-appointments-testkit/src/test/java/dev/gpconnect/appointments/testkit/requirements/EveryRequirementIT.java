package dev.gpconnect.appointments.testkit.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * After the tests of all modules: joins what each module's wrote down of the requirements they assert, in this module's
 * {@code target/requirements.json}, and fails for one that no test asserted.
 */
final class EveryRequirementIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JOINED = report("testkit");

    @Test
    @DisplayName("every requirement on a consumer that is the client's to meet is asserted by a test that passed")
    void requirements_all_areAsserted() throws IOException {
        List<String> known = known();
        SortedMap<String, SortedSet<String>> tested = new TreeMap<>();
        for (String module : List.of("core", "okhttp", "testkit")) {
            read(report(module))
                    .forEach((id, tests) ->
                            tested.computeIfAbsent(id, key -> new TreeSet<>()).addAll(tests));
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(JOINED.toFile(), tested);

        assertThat(known).as("requirements").doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(known)
                .as("requirements without a test that carries @Requirement with their id, ran and passed")
                .filteredOn(id -> !tested.containsKey(id))
                .isEmpty();
        assertThat(tested.keySet())
                .as("ids that a test carries and requirements.tsv does not have")
                .isSubsetOf(known);
    }

    private static Map<String, List<String>> read(Path report) throws IOException {
        assertThat(report)
                .as("what the tests wrote down; run mvn verify for all modules")
                .exists();
        return JSON.readValue(report.toFile(), new TypeReference<>() {});
    }

    private static Path report(String module) {
        return Path.of("..", "gpconnect-appointments-" + module, "target", "requirements.json");
    }

    private static List<String> known() throws IOException {
        try (InputStream list = EveryRequirementIT.class.getResourceAsStream("/requirements.tsv")) {
            String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .toList();
        }
    }
}
