package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** With which requests a fault happens: which of them count, and which of those that count. Immutable. */
public final class Trigger {
    private final int first;
    private final int last;
    private final Set<Interaction> interactions;
    private final @Nullable String practice;
    private final Predicate<FakeRequest> predicate;

    private Trigger(
            int first,
            int last,
            Set<Interaction> interactions,
            @Nullable String practice,
            Predicate<FakeRequest> predicate) {
        if (first < 1) {
            throw new IllegalArgumentException("Requests count from 1, not from " + first);
        }
        this.first = first;
        this.last = last;
        this.interactions = interactions;
        this.practice = practice;
        this.predicate = predicate;
    }

    /** The next request. */
    public static Trigger once() {
        return nth(1);
    }

    /** The nth request from now, counted from 1. */
    public static Trigger nth(int n) {
        return new Trigger(n, n, Set.of(), null, request -> true);
    }

    /** The next n requests. */
    public static Trigger times(int n) {
        return new Trigger(1, n, Set.of(), null, request -> true);
    }

    /** Every request. */
    public static Trigger always() {
        return times(Integer.MAX_VALUE);
    }

    /** Every request of which this is true. */
    public static Trigger when(Predicate<FakeRequest> predicate) {
        return always().and(predicate);
    }

    /** The same, but only requests of these interactions count. */
    public Trigger on(Interaction... only) {
        Set<Interaction> set = Arrays.stream(only).collect(Collectors.toUnmodifiableSet());
        return new Trigger(first, last, set, practice, predicate);
    }

    /** The same, but only requests to this practice count. */
    public Trigger at(String odsCode) {
        return new Trigger(first, last, interactions, Objects.requireNonNull(odsCode, "odsCode"), predicate);
    }

    /** The same, but only requests of which this is true count as well. */
    public Trigger and(Predicate<FakeRequest> further) {
        return new Trigger(first, last, interactions, practice, predicate.and(further));
    }

    boolean counts(String odsCode, FakeRequest request) {
        Interaction named = Interaction.tryOf(request);
        return (practice == null || practice.equals(odsCode))
                && (interactions.isEmpty() || (named != null && interactions.contains(named)))
                && predicate.test(request);
    }

    boolean fires(int count) {
        return first <= count && count <= last;
    }

    /** Shows which requests count. */
    @Override
    public String toString() {
        String which = first == last ? "request " + first : "requests " + first + " to " + last;
        String where = practice == null ? "" : " at " + practice;
        return (last == Integer.MAX_VALUE ? "every request" : which)
                + (interactions.isEmpty() ? "" : " of " + interactions)
                + where;
    }
}
