package dev.gpconnect.appointments.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects settings by key, each with the place it was found at; what is put in first wins. Keys that nobody knows are problems. */
final class Sources {

    /** What the key of a practice in a fixed directory starts with; its ODS code follows. */
    static final String FIXED = Key.DIRECTORY + ".fixed.";

    /** The key that names the properties file; not in that file itself. */
    static final String CONFIG_FILE = Key.PREFIX + "config-file";

    private static final Map<String, String> BY_VARIABLE = Stream.of(Key.values())
            .flatMap(key -> key.isSecret()
                    ? Stream.of(key.property(), key.property() + Key.FROM_FILE)
                    : Stream.of(key.property()))
            .collect(Collectors.toMap(Key::variable, property -> property, (one, same) -> one, TreeMap::new));

    /** What Kubernetes tells every container about a service that is called as this SDK is. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile(Key.variable(Key.PREFIX) + "(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_.*)?)");

    private final Map<String, Found> found = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable Found configFile;

    /** System properties of ours; all others are none of our business. */
    void addSystemProperties(Map<String, String> properties) {
        new TreeMap<>(properties).forEach((name, value) -> {
            if (name.startsWith(Key.PREFIX)) {
                addProperty(name, value, "system property");
            }
        });
    }

    /** Environment variables of ours. */
    void addEnvironment(Map<String, String> environment) {
        String ours = Key.variable(Key.PREFIX);
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(ours) && !OF_KUBERNETES.matcher(name).matches()) {
                addProperty(property(name), value, "environment variable " + name);
            }
        });
    }

    /** A properties file in UTF-8, in which every key is ours. */
    void addFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    "The properties file " + file + " cannot be read; check that it is there, may be read, is UTF-8,"
                            + " and that each backslash in it is doubled");
            return;
        }
        for (String name :
                new TreeMap<>(properties).keySet().stream().map(String::valueOf).toList()) {
            addProperty(name, properties.getProperty(name), "file " + file.getFileName());
        }
    }

    private void addProperty(String name, String value, String source) {
        if (name.equals(CONFIG_FILE) && !source.startsWith("file")) {
            configFile = configFile == null ? new Found(value, source) : configFile;
        } else if (!isKnown(name)) {
            String where = source.endsWith(name) ? source : name + " (" + source + ")";
            problems.add(where + " is not known; " + alternatives(name));
        } else if (value.isBlank()) {
            problems.add(name + " (" + source + ") is empty; give it a value, or leave it out");
        } else {
            found.putIfAbsent(comparable(name), new Found(value.strip(), source));
        }
    }

    /** An ODS code may be written in any case, and is one practice all the same. */
    private static String comparable(String name) {
        return name.startsWith(FIXED) ? FIXED + name.substring(FIXED.length()).toUpperCase(Locale.ROOT) : name;
    }

    private static boolean isKnown(String name) {
        return BY_VARIABLE.containsValue(name) || name.startsWith(FIXED);
    }

    /** The property that a variable of ours stands for, as far as it is known. */
    private static String property(String variable) {
        String fixed = Key.variable(FIXED);
        if (variable.startsWith(fixed)) {
            return FIXED + variable.substring(fixed.length());
        }
        if (variable.equals(Key.variable(CONFIG_FILE))) {
            return CONFIG_FILE;
        }
        return BY_VARIABLE.getOrDefault(variable, variable);
    }

    private static String alternatives(String name) {
        return BY_VARIABLE.values().stream()
                .filter(known -> plain(known).equals(plain(name)))
                .findFirst()
                .map(known -> "it is probably " + known)
                .orElseGet(() -> near(name));
    }

    private static String near(String name) {
        String area = name.replaceFirst("^(" + Key.PREFIX + "[a-z]+).*", "$1");
        List<String> near = BY_VARIABLE.values().stream()
                .filter(known -> known.startsWith(area))
                .sorted()
                .toList();
        return near.isEmpty()
                ? "each key is listed at " + Configuration.class.getName()
                : "known are " + String.join(", ", near);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /** The properties file that was named, if any. */
    void addConfigFile() {
        if (configFile != null) {
            try {
                addFile(Path.of(configFile.value()));
            } catch (InvalidPathException e) {
                problems.add(CONFIG_FILE + " (" + configFile.source() + ") is a path of this machine");
            }
        }
    }

    Map<String, Found> found() {
        return found;
    }

    List<String> problems() {
        return problems;
    }

    /**
     * A value and the place it was found at.
     *
     * @param value as it stands there, without spaces around it
     * @param source for messages
     */
    record Found(String value, String source) {

        @Override
        public String toString() {
            return "Found[" + source + "]";
        }
    }
}
