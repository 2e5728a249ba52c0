/**
 * Fuzz tests of what reads the wire. An ordinary build replays the kept inputs, which lie under {@code src/test/resources} in this
 * package's directory: {@code <test class>Inputs/<method>/}, one small file each. To fuzz one target for real, two minutes at a
 * time:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn test -pl gpconnect-appointments-core -Dtest=SlotsFuzzTest -Djazzer.hooks=true -Djacoco.skip=true
 * }</pre>
 *
 * <p>Jazzer collects what it came upon in {@code .cifuzz-corpus}, which is not kept, and puts an input that makes a test fail next
 * to the kept ones: it stays there, so that every build replays it.
 *
 * <p>For another reader, write a class with one method annotated {@link com.code_intelligence.jazzer.junit.FuzzTest} that takes
 * {@code byte[]}, gives the bytes to the reader within {@link dev.gpconnect.appointments.fuzz.Hostile#read}, and asserts what has
 * to hold of what was read; and keep a few real inputs for it. One target a class: Jazzer fuzzes one in a run. A reader that is
 * its package's own has its target there, as the directory's have: {@code SdsBundleFuzzTest} and {@code SdsLdapRecordFuzzTest} in
 * {@code spine}, their inputs too.
 */
@NullMarked
package dev.gpconnect.appointments.fuzz;

import org.jspecify.annotations.NullMarked;
