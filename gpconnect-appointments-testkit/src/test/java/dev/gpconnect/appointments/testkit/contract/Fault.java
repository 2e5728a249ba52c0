package dev.gpconnect.appointments.testkit.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Something wrong with an implementation.
 *
 * @param name what it is called
 * @param change makes a wrong implementation of a right one
 * @param noticedBy the tests of its contract that have to notice
 */
record Fault<T>(String name, UnaryOperator<T> change, Set<String> noticedBy) {

    static <T> Fault<T> of(String name, UnaryOperator<T> change, String... noticedBy) {
        return new Fault<>(name, change, Set.of(noticedBy));
    }

    /** The implementation with the fault of this name; the right one where no fault has it. */
    static <T> T in(T right, List<Fault<T>> faults, String name) {
        return faults.stream()
                .filter(fault -> fault.name.equals(name))
                .findFirst()
                .map(fault -> fault.change.apply(right))
                .orElse(right);
    }

    /** Every test that notices some of the faults. */
    static <T> Set<String> noticing(List<Fault<T>> faults) {
        Set<String> tests = new TreeSet<>();
        faults.forEach(fault -> tests.addAll(fault.noticedBy));
        return tests;
    }

    @Override
    public String toString() {
        return name;
    }
}
