package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ProviderDirectory} has to do (W-SDS-03, W-SDS-04, C-GEN-01). Extend it, say what your directory holds, and each of
 * its tests asks it:
 *
 * <pre>{@code
 * class MyDirectoryTest extends ProviderDirectoryContract {
 *     @Override
 *     protected ProviderDirectory createDirectory() {
 *         return new MyDirectory(server.url());
 *     }
 *
 *     @Override
 *     protected Lookup registered() {
 *         return new Lookup(OdsCode.of("Y90001"), InteractionId.SEARCH_FREE_SLOTS);
 *     }
 *     …
 * }
 * }</pre>
 *
 * <p>What a directory cannot have, such as several hits where each practice is given once, is left at its default, and the
 * tests about it are skipped.
 */
public abstract class ProviderDirectoryContract extends DirectoryBench {

    /** For subclasses. */
    protected ProviderDirectoryContract() {}

    /** A new directory, closed after each test if it can be closed. */
    @Override
    protected abstract ProviderDirectory createDirectory();

    /** A practice that is registered for an interaction, once. */
    @Override
    protected abstract Lookup registered();

    /** What the directory has for {@link #registered()}: choose a service root that would not survive tidying. */
    @Override
    protected abstract ProviderEndpoint endpoint();

    /** An ODS code that the directory has never heard of. */
    @Override
    protected abstract Lookup unknown();

    /** A practice that is there, and not for this interaction; none by default. */
    protected Optional<Lookup> notRegistered() {
        return Optional.empty();
    }

    /** A practice that is registered more than once for this interaction, an error of whoever registered it; none by default. */
    protected Optional<Lookup> ambiguous() {
        return Optional.empty();
    }

    /** A directory that cannot be asked, because nobody answers or it is refused; none by default. */
    protected Optional<ProviderDirectory> createUnreachable() {
        return Optional.empty();
    }

    /** An organisation for which the directory finds our own ASID; none by default. */
    protected Optional<Own> own() {
        return Optional.empty();
    }

    /** What no message may show, such as an API key; empty by default. */
    @Override
    protected List<String> secrets() {
        return List.of();
    }

    @Test
    @DisplayName("W-SDS-04: no hit means that the practice is not enabled for the interaction")
    void practiceNotRegisteredForTheInteraction_isNotSent_andNamed() {
        Optional<Lookup> lookup = notRegistered();
        assumeTrue(lookup.isPresent(), "The directory registers a practice for everything");
        assertNotSent(directory(), lookup.orElseThrow(), NotEnabledException.class);
    }

    @Test
    @DisplayName("W-SDS-04: several hits are an error of configuration, and none of them is taken")
    void practiceRegisteredTwice_isNotSent_andNamed() {
        Optional<Lookup> lookup = ambiguous();
        assumeTrue(lookup.isPresent(), "The directory registers a practice once");
        assertNotSent(directory(), lookup.orElseThrow(), AmbiguousRegistrationException.class);
    }

    @Test
    @DisplayName("W-SDS-03: our own ASID for an organisation")
    void ownAsid_isFound() {
        Own own = knownOwn();

        Asid found = directory().ownAsid(own.lookup().practice(), own.lookup().interaction());

        assertThat(found).isEqualTo(own.asid());
    }

    @Test
    @DisplayName("W-SDS-03, W-SDS-04: an organisation that has no system of ours is not enabled")
    void ownAsid_ofAnUnknownOrganisation_isNotSent_andNamed() {
        Lookup asked = new Lookup(unknown().practice(), knownOwn().lookup().interaction());

        Throwable failure = catchThrowable(() -> directory().ownAsid(asked.practice(), asked.interaction()));

        assertFailure(failure, asked, NotEnabledException.class);
    }

    @Test
    void directoryThatCannotBeAsked_isNotSent_andNamesThePractice() {
        Optional<ProviderDirectory> unreachable = createUnreachable();
        assumeTrue(unreachable.isPresent(), "The directory can always be asked");
        try {
            assertNotSent(unreachable.orElseThrow(), registered(), NotSentException.class);
        } finally {
            unreachable.ifPresent(DirectoryBench::closeIfPossible);
        }
    }

    private Own knownOwn() {
        Optional<Own> own = own();
        assumeTrue(own.isPresent(), "The directory looks up no ASID of ours");
        return own.orElseThrow();
    }

    /**
     * An ASID of ours.
     *
     * @param lookup which organisation of ours asks, and for what
     * @param asid what the directory has for it
     */
    public record Own(Lookup lookup, Asid asid) {

        /** Checks that both are there. */
        public Own {
            Objects.requireNonNull(lookup, "lookup");
            Objects.requireNonNull(asid, "asid");
        }
    }

    /**
     * A question to a directory.
     *
     * @param practice who is asked about
     * @param interaction for what
     */
    public record Lookup(OdsCode practice, InteractionId interaction) {

        /** Checks that both are there. */
        public Lookup {
            Objects.requireNonNull(practice, "practice");
            Objects.requireNonNull(interaction, "interaction");
        }

        /** What a directory answers, which may be a {@link NotSentException}. */
        ProviderEndpoint in(ProviderDirectory directory) {
            return directory.find(practice, interaction);
        }
    }
}
