package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was in some files at one moment. What is parsed is what was compared, and a content that changed is seen whatever became
 * of the file: written over, renamed, or reached by a symbolic link that was turned.
 */
final class FileBytes {

    private final Map<Path, byte[]> contents;
    private final String digest;

    private FileBytes(Map<Path, byte[]> contents, String digest) {
        this.contents = contents;
        this.digest = digest;
    }

    /** Reads files, and the files in directories but not in directories within. */
    static FileBytes read(List<Path> paths) {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        MessageDigest digest = Digests.sha256();
        for (Path path : paths) {
            for (Path file : files(path)) {
                byte[] bytes = bytes(file);
                contents.put(file, bytes);
                digest.update((file + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        return new FileBytes(contents, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException failure) {
            throw unreadable(path, failure);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static TlsMaterialException unreadable(Path path, Exception failure) {
        String message = path + (Files.exists(path) ? " cannot be read: check its permissions" : " does not exist");
        return new TlsMaterialException(Fault.UNREADABLE, message, failure);
    }

    /** The contents by file, in the order of reading. */
    Map<Path, byte[]> contents() {
        return contents;
    }

    /** The files, for a message. */
    String names() {
        List<String> names = new ArrayList<>();
        contents.keySet().forEach(file -> names.add(file.toString()));
        return String.join(", ", names);
    }

    /** Differs when a content differs. */
    String digest() {
        return digest;
    }
}
