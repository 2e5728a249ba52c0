package dev.gpconnect.appointments.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the byte code shows. */
final class ByteCodeTest {

    @TempDir
    private Path extracted;

    @ParameterizedTest
    @ValueSource(classes = {AppointmentsClient.class, OkHttpTransport.class})
    void module_usesLocks_neverSynchronized(Class<?> member) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
        classFiles(member).forEach(file -> arguments.add(file.toString()));
        assertThat(arguments).hasSizeGreaterThan(4);

        StringWriter listing = new StringWriter();
        PrintWriter writer = new PrintWriter(listing);
        int exit = ToolProvider.findFirst("javap").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));

        assertThat(exit).isZero();
        assertThat(listing.toString())
                .contains("invokevirtual")
                .doesNotContain("monitorenter")
                .doesNotContain(" synchronized ");
    }

    private List<Path> classFiles(Class<?> member) throws IOException, URISyntaxException {
        Path place = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return classFilesIn(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            for (Path file : classFilesIn(jar.getPath("/"))) {
                Path copy = extracted.resolve(file.toString().substring(1));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return classFilesIn(extracted);
    }

    private static List<Path> classFilesIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
