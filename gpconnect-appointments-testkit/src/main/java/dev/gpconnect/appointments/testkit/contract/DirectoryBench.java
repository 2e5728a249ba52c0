package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.contract.ProviderDirectoryContract.Lookup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A directory, and what every one of them can be asked. */
@Timeout(15)
abstract class DirectoryBench {

    private @Nullable ProviderDirectory directory;

    protected abstract ProviderDirectory createDirectory();

    protected abstract Lookup registered();

    protected abstract ProviderEndpoint endpoint();

    protected abstract Lookup unknown();

    protected abstract List<String> secrets();

    @BeforeEach
    void startBench() {
        directory = createDirectory();
    }

    @AfterEach
    void stopBench() {
        closeIfPossible(directory());
    }

    final ProviderDirectory directory() {
        return Objects.requireNonNull(directory, "directory");
    }

    @Test
    @DisplayName("C-GEN-01, W-URL-04: the service root byte for byte, and the ASID")
    void registeredPractice_isFound_withItsExactServiceRootAndAsid() {
        ProviderEndpoint found = registered().in(directory());

        assertThat(found).as("what was found").isNotNull();
        assertThat(found.root().value()).isEqualTo(endpoint().root().value());
        assertThat(found.asid()).isEqualTo(endpoint().asid());
    }

    @Test
    void registeredPractice_askedAgain_isFoundAgain() {
        ProviderEndpoint first = registered().in(directory());

        assertThat(first).as("what was found").isNotNull();
        assertThat(registered().in(directory())).isEqualTo(first);
    }

    @Test
    @DisplayName("W-SDS-04: a practice that the directory has never heard of is not enabled")
    void unknownPractice_isNotSent_andNamed() {
        assertNotSent(directory(), unknown(), NotEnabledException.class);
    }

    @Test
    void unknownPractice_askedAgain_failsAgain_andLeavesOthersFindable() {
        assertNotSent(directory(), unknown(), NotEnabledException.class);
        assertNotSent(directory(), unknown(), NotEnabledException.class);

        assertThat(registered().in(directory())).isEqualTo(endpoint());
    }

    @Test
    void manyThreads_eachGetTheirOwnAnswer() {
        ManyThreads.run(64, i -> {
            if (i % 4 == 0) {
                assertNotSent(directory(), unknown(), NotEnabledException.class);
            } else {
                assertThat(registered().in(directory())).isEqualTo(endpoint());
            }
        });
    }

    @Test
    void toString_showsNoSecret() {
        assertHoldsNoSecret(String.valueOf(directory()));
    }

    /** The failure says that nothing was sent and why, names the practice and the interaction, and gives nothing away. */
    final void assertNotSent(ProviderDirectory asked, Lookup lookup, Class<? extends NotSentException> kind) {
        assertFailure(catchThrowable(() -> lookup.in(asked)), lookup, kind);
    }

    final void assertFailure(Throwable failure, Lookup lookup, Class<? extends NotSentException> kind) {
        assertThat(failure).as("the failure").isInstanceOf(kind);
        String message = String.valueOf(failure.getMessage());
        assertThat(message).as("the message").contains(lookup.practice().value());
        assertThat(message)
                .as("the message")
                .containsAnyOf(lookup.interaction().id(), lookup.interaction().name());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertHoldsNoSecret(String.valueOf(cause.getMessage()));
        }
    }

    private void assertHoldsNoSecret(String text) {
        for (String secret : secrets()) {
            assertThat(text.contains(secret)).as("a secret is shown").isFalse();
        }
    }

    /** Closes a directory that holds something, such as connections. */
    static void closeIfPossible(ProviderDirectory used) {
        if (used instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionError("The directory cannot be closed", e);
            }
        }
    }
}
