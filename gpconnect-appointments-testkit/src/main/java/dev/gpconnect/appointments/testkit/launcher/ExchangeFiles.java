package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.testkit.transport.RecordedExchange;
import dev.gpconnect.appointments.transport.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes exchanges as files that only their owner can read: {@code NN-<interaction>-request.http} and
 * {@code -response.http}, and the bare bodies beside them as {@code .json}.
 */
final class ExchangeFiles {

    private static final String INTERACTION_PREFIX = "urn:nhs:names:services:gpconnect:fhir:";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;
    private final Consumer<String> warnings;
    private final AtomicBoolean failed = new AtomicBoolean();

    private ExchangeFiles(Path directory, Consumer<String> warnings) {
        this.directory = directory;
        this.warnings = warnings;
    }

    /** Files in a directory of their own, which is made if need be; what cannot be written is told once, and nothing else. */
    static ExchangeFiles in(Path directory, Consumer<String> warnings) throws IOException {
        if (Files.exists(directory)) {
            requireUnused(directory);
        } else {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(directory, ownerOnly("rwx------"));
        }
        return new ExchangeFiles(directory, warnings);
    }

    private static void requireUnused(Path directory) throws IOException {
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new IOException(directory + " is not a directory that can be written to");
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.anyMatch(file -> file.getFileName().toString().matches("\\d{2,}-.*\\.http"))) {
                throw new IOException(directory + " holds an earlier recording; name another directory");
            }
        }
    }

    void write(RecordedExchange exchange) {
        String name = String.format(Locale.ROOT, "%02d-%s-", exchange.number(), interaction(exchange));
        try {
            Optional<byte[]> sent = exchange.request().body();
            file(name + "request.http", request(exchange));
            if (sent.isPresent()) {
                file(name + "request.json", sent.get());
            }
            Optional<RecordedExchange.Response> response = exchange.response();
            file(name + "response.http", response.map(ExchangeFiles::response).orElseGet(ExchangeFiles::noAnswer));
            if (response.isPresent() && isJson(response.get())) {
                file(name + "response.json", response.get().body());
            }
        } catch (IOException e) {
            // a booking goes on whatever becomes of its recording
            if (failed.compareAndSet(false, true)) {
                warnings.accept("The recording in " + directory + " is not complete: " + e);
            }
        }
    }

    private void file(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createFile(file, ownerOnly("rw-------"));
        Files.write(file, content);
    }

    private static String interaction(RecordedExchange exchange) {
        String id = exchange.request().headers().first("Ssp-InteractionID").orElse("unknown");
        String name = id.startsWith(INTERACTION_PREFIX) ? id.substring(INTERACTION_PREFIX.length()) : id;
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static byte[] request(RecordedExchange exchange) {
        StringBuilder head = new StringBuilder(exchange.request().method())
                .append(' ')
                .append(exchange.request().url())
                .append('\n');
        headers(exchange.request().headers(), head);
        return message(head, exchange.request().body().orElse(new byte[0]));
    }

    private static byte[] response(RecordedExchange.Response response) {
        StringBuilder head =
                new StringBuilder("HTTP ").append(response.status()).append('\n');
        headers(response.headers(), head);
        return message(head, response.body());
    }

    private static byte[] noAnswer() {
        return "# no answer came\n".getBytes(StandardCharsets.UTF_8);
    }

    private static void headers(HttpHeaders headers, StringBuilder into) {
        headers.forEach((name, value) -> {
            into.append(name).append(": ").append(value).append('\n');
            if (name.equalsIgnoreCase("Authorization")) {
                into.append("# token payload: ").append(payload(value)).append('\n');
            }
        });
    }

    private static String payload(String authorization) {
        String[] parts = authorization.replaceFirst("^Bearer ", "").split("\\.", -1);
        try {
            return parts.length < 2
                    ? "not a token"
                    : new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "not a token";
        }
    }

    private static byte[] message(StringBuilder head, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static boolean isJson(RecordedExchange.Response response) {
        return new String(response.body(), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("{");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
