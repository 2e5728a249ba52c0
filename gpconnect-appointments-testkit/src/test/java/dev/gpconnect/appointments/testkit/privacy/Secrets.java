package dev.gpconnect.appointments.testkit.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** What may be shown nowhere, and the search for it. */
final class Secrets {

    /** Words are looked for as words, in any case: {@code Jon} is not in {@code JonQuil}, nor in a trace id. */
    private final Set<String> words = new ConcurrentSkipListSet<>();

    private final Set<String> parts = new ConcurrentSkipListSet<>();

    Secrets words(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** Texts that are looked for wherever they stand, in any case. */
    Secrets parts(String... more) {
        for (String part : more) {
            parts.add(part.toLowerCase(Locale.ROOT));
        }
        return this;
    }

    int size() {
        return words.size() + parts.size();
    }

    /** Each secret that is in one of the texts, with the text. */
    List<String> in(Collection<String> texts) {
        return texts.stream().flatMap(text -> in(text).stream()).toList();
    }

    private List<String> in(String text) {
        List<String> found = new ArrayList<>();
        words.stream().filter(word -> isIn(text, word)).forEach(word -> found.add(word + " in: " + text));
        String lower = text.toLowerCase(Locale.ROOT);
        parts.stream().filter(lower::contains).forEach(part -> found.add(part + " in: " + text));
        return found;
    }

    private static boolean isIn(String text, String word) {
        return Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(word) + "(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}
