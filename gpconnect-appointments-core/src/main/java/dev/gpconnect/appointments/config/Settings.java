package dev.gpconnect.appointments.config;

import dev.gpconnect.appointments.config.Sources.Found;
import dev.gpconnect.appointments.model.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings into values, and gathers everything that is wrong with them before anything is refused. */
final class Settings {

    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private static final Duration LONGEST = Duration.ofDays(3650);

    private final Map<String, Found> found;
    private final List<String> problems;

    Settings(Sources sources) {
        this.found = sources.found();
        this.problems = new ArrayList<>(sources.problems());
    }

    boolean has(Key key) {
        return found.containsKey(key.property()) || found.containsKey(key.property() + Key.FROM_FILE);
    }

    /** The value as the parser reads it; null when it is not there or cannot be read, which is then a problem. */
    <T> @Nullable T value(Key key, String expected, Function<String, T> parser) {
        Found setting = found.get(key.property());
        if (setting == null) {
            return null;
        }
        try {
            return parser.apply(setting.value());
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(key + " (" + setting.source() + ") has to be " + expected);
            return null;
        }
    }

    /** The value as the parser reads it; that it is not there is a problem. */
    <T> @Nullable T required(Key key, String expected, Function<String, T> parser) {
        if (!has(key)) {
            problems.add(key + " is missing: it has to be " + expected);
        }
        return value(key, expected, parser);
    }

    @Nullable String text(Key key) {
        return value(key, "a text", Function.identity());
    }

    @Nullable URI url(Key key, String scheme, String orElse) {
        String expected = "a URL such as " + scheme + "://host.example.nhs.uk, without user, query or fragment";
        return value(key, expected, text -> url(text, Set.of(scheme, orElse)));
    }

    /** An address that is not left in clear text, unless it may be (W-TLS-01). */
    @Nullable URI address(Key key, boolean plainHttpAllowed) {
        URI address = url(key, "https", "http");
        if (address != null && !plainHttpAllowed && Loopback.isLeftInClear(address.toString())) {
            problem(key
                    + " is plain http:// to another machine: use its https:// address; only a closed test environment"
                    + " may do without, with " + Key.ALLOW_PLAIN_HTTP + " (W-TLS-01)");
        }
        return address;
    }

    /** A file that is there and may be written, or can be made. */
    @Nullable Path writable(Key key) {
        Path file = path(key);
        if (file != null) {
            Path place = Files.exists(file) ? file : file.toAbsolutePath().getParent();
            if (place == null || Files.isDirectory(file) || !Files.isWritable(place)) {
                problem(key + ": the file " + file
                        + " cannot be written; check that its folder is there and may be written");
            }
        }
        return file;
    }

    @Nullable Path path(Key key) {
        return value(key, "a path of this machine", Settings::path);
    }

    /** A time of at most ten years, which is more than any clock here has to count to. */
    @Nullable Duration duration(Key key) {
        return value(key, "a positive time such as 30s, 500ms or PT1M30S", Settings::duration);
    }

    @Nullable Boolean flag(Key key) {
        return value(key, "true or false", Settings::flag);
    }

    <T> @Nullable T choice(Key key, Map<String, T> choices) {
        return value(key, "one of " + String.join(", ", new TreeMap<>(choices).keySet()), text -> {
            T chosen = choices.get(text.toLowerCase(Locale.ROOT));
            if (chosen == null) {
                throw new IllegalArgumentException("no such choice");
            }
            return chosen;
        });
    }

    /** A secret, from its own key or from the first line of the file that its key with {@code -file} names. */
    char @Nullable [] secret(Key key) {
        Found own = found.get(key.property());
        Found file = found.get(key.property() + Key.FROM_FILE);
        if (own != null && file != null) {
            problem(key + " and " + key + Key.FROM_FILE + " are both set; leave one out");
            return null;
        }
        if (file != null) {
            return firstLine(key, file);
        }
        return own == null ? null : own.value().toCharArray();
    }

    private char @Nullable [] firstLine(Key key, Found file) {
        try {
            String first =
                    Files.readAllLines(path(file.value())).stream().findFirst().orElse("");
            if (!first.isEmpty()) {
                return first.toCharArray();
            }
            problem(key + Key.FROM_FILE + " (" + file.source() + "): the first line of " + file.value() + " is empty");
        } catch (IOException | IllegalArgumentException e) {
            problem(key + Key.FROM_FILE + " (" + file.source() + "): the file " + file.value()
                    + " cannot be read; check that it is there and may be read");
        }
        return null;
    }

    /** The settings whose keys start so, by the rest of their keys. */
    Map<String, Found> startingWith(String prefix) {
        Map<String, Found> matching = new TreeMap<>();
        found.forEach((name, setting) -> {
            if (name.startsWith(prefix)) {
                matching.put(name.substring(prefix.length()), setting);
            }
        });
        return matching;
    }

    /** Keys that mean nothing without another, which is not there. */
    void allowOnlyWith(Key missing, Key... keys) {
        for (Key key : keys) {
            if (has(key)) {
                problem(key + " is set and " + missing + ", which it belongs to, is not");
            }
        }
    }

    /** One more thing that is wrong; the text shows no value. */
    void problem(String text) {
        problems.add(text);
    }

    /** What somebody who builds from settings refuses, by the key it comes from; null then. */
    <T> @Nullable T built(String key, Supplier<T> builder) {
        try {
            return builder.get();
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
            return null;
        }
    }

    /**
     * Nothing is wrong.
     *
     * @throws ConfigurationException if something is, with all of it
     */
    void requireNoProblem() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static URI url(String text, Set<String> schemes) {
        URI url = URI.create(text);
        boolean plain = schemes.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException("not such a URL");
        }
        return url;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("no path", e);
        }
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static Duration duration(String text) {
        Duration duration = parsed(text);
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not positive, or absurd");
        }
        return duration;
    }

    private static Duration parsed(String text) {
        Matcher simple = SIMPLE_DURATION.matcher(text);
        if (!simple.matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("no duration", e);
            }
        }
        long number = Long.parseLong(simple.group(1));
        return switch (simple.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
