package dev.gpconnect.appointments.testkit.contract;

import static dev.gpconnect.appointments.testkit.contract.ChangedDirectory.failing;
import static dev.gpconnect.appointments.testkit.contract.ChangedDirectory.finding;
import static dev.gpconnect.appointments.testkit.contract.ChangedDirectory.having;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.RegistrationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What may be wrong with a directory. */
final class DirectoryFaults {

    private static final OdsCode OTHER_PRACTICE = OdsCode.of("Z99999");
    private static final InteractionId OTHER_INTERACTION = InteractionId.METADATA;
    private static final String UNREACHABLE = "directoryThatCannotBeAsked_isNotSent_andNamesThePractice";
    private static final String TWICE = "practiceRegisteredTwice_isNotSent_andNamed";
    private static final String OTHERS_ASID = "ownAsid_ofAnUnknownOrganisation_isNotSent_andNamed";

    static final List<Fault<ProviderDirectory>> ALL = List.of(
            Fault.of(
                    "tidied",
                    right -> changing(right, found -> new ProviderEndpoint(tidied(found.root()), found.asid())),
                    "registeredPractice_isFound_withItsExactServiceRootAndAsid",
                    "unknownPractice_askedAgain_failsAgain_andLeavesOthersFindable",
                    "manyThreads_eachGetTheirOwnAnswer"),
            Fault.of(
                    "forgetful",
                    DirectoryFaults::forgetful,
                    "registeredPractice_askedAgain_isFoundAgain",
                    "manyThreads_eachGetTheirOwnAnswer"),
            Fault.of("of one thread", DirectoryFaults::ofOneThread, "manyThreads_eachGetTheirOwnAnswer"),
            Fault.of(
                    "other failure",
                    right -> failing(right, failure -> new IllegalStateException(failure.getMessage())),
                    everyFailure(UNREACHABLE)),
            Fault.of(
                    "failure of no kind",
                    right -> failing(right, failure -> notSent(String.valueOf(failure.getMessage()))),
                    everyFailure()),
            Fault.of(
                    "several taken for none",
                    right -> failing(
                            right,
                            failure -> failure instanceof AmbiguousRegistrationException several
                                    ? new NotEnabledException("endpoint", several.organisation(), several.interaction())
                                    : failure),
                    TWICE),
            Fault.of(
                    "practice unnamed",
                    right -> failing(
                            right,
                            failure -> failure instanceof RegistrationException known
                                    ? named(known, OTHER_PRACTICE, known.interaction())
                                    : notSent("No such practice")),
                    everyFailure(UNREACHABLE)),
            Fault.of(
                    "interaction unnamed",
                    right -> failing(
                            right,
                            failure -> failure instanceof RegistrationException known
                                    ? named(known, known.organisation(), OTHER_INTERACTION)
                                    : notSent(failure.getMessage().replaceAll(" for .*", ""))),
                    everyFailure(UNREACHABLE)),
            Fault.of(
                    "key in a cause",
                    right -> failing(
                            right,
                            failure -> failure instanceof RegistrationException
                                    ? failure
                                    : new NotSentException(
                                            failure.getMessage(),
                                            null,
                                            new IOException("Refused " + HeldDirectory.KEY))),
                    UNREACHABLE),
            Fault.of("key in to string", DirectoryFaults::talkative, "toString_showsNoSecret"),
            Fault.of(
                    "first of several",
                    origin -> finding(
                            origin,
                            (right, practice, interaction) -> practice.equals(HeldDirectory.TWICE)
                                    ? HeldDirectory.ENDPOINT
                                    : right.find(practice, interaction)),
                    TWICE),
            Fault.of(
                    "interaction ignored",
                    origin -> finding(
                            origin,
                            (right, practice, interaction) -> right.find(
                                    practice,
                                    practice.equals(HeldDirectory.PRACTICE) ? HeldDirectory.INTERACTION : interaction)),
                    "practiceNotRegisteredForTheInteraction_isNotSent_andNamed"),
            Fault.of("one ASID for all", right -> having(right, asking -> HeldDirectory.OWN_ASID), OTHERS_ASID),
            Fault.of(
                    "the practice's ASID",
                    right -> having(right, asking -> {
                        if (asking.equals(HeldDirectory.OWN)) {
                            return HeldDirectory.ENDPOINT.asid();
                        }
                        throw new NotEnabledException("system", asking, HeldDirectory.INTERACTION);
                    }),
                    "ownAsid_isFound"));

    private DirectoryFaults() {}

    private static String[] everyFailure(String... andThose) {
        List<String> all = new ArrayList<>(List.of(andThose));
        all.addAll(List.of(
                "unknownPractice_isNotSent_andNamed",
                "unknownPractice_askedAgain_failsAgain_andLeavesOthersFindable",
                "practiceNotRegisteredForTheInteraction_isNotSent_andNamed",
                TWICE,
                OTHERS_ASID,
                "manyThreads_eachGetTheirOwnAnswer"));
        return all.toArray(new String[0]);
    }

    private static RegistrationException named(RegistrationException failure, OdsCode practice, InteractionId asked) {
        return failure instanceof NotEnabledException
                ? new NotEnabledException("endpoint", practice, asked)
                : new AmbiguousRegistrationException("2 endpoints", practice, asked);
    }

    private static ProviderDirectory changing(ProviderDirectory origin, UnaryOperator<ProviderEndpoint> change) {
        return finding(origin, (right, practice, interaction) -> change.apply(right.find(practice, interaction)));
    }

    private static ProviderDirectory forgetful(ProviderDirectory right) {
        AtomicInteger left = new AtomicInteger(1);
        return changing(
                right, found -> left.getAndDecrement() > 0 ? found : new ProviderEndpoint(found.root(), Asid.of("1")));
    }

    private static ProviderDirectory ofOneThread(ProviderDirectory right) {
        Thread owner = Thread.currentThread();
        return changing(right, found -> {
            if (!Thread.currentThread().equals(owner)) {
                throw new IllegalStateException("Another thread");
            }
            return found;
        });
    }

    private static ProviderDirectory talkative(ProviderDirectory right) {
        return new ChangedDirectory(right) {
            @Override
            public String toString() {
                return "Directory[" + HeldDirectory.KEY + "]";
            }
        };
    }

    private static NotSentException notSent(String message) {
        return new NotSentException(message, null, null);
    }

    private static ServiceRoot tidied(ServiceRoot root) {
        return ServiceRoot.of(root.value().toLowerCase(Locale.ROOT));
    }
}
