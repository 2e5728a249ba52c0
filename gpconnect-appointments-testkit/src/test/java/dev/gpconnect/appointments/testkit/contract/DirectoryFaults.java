package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What may be wrong with a directory. */
final class DirectoryFaults {

    static final List<Fault<ProviderDirectory>> ALL = List.of(
            Fault.of(
                    "tidied",
                    right -> finding(right, found -> new ProviderEndpoint(tidied(found.root()), found.asid())),
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
                    everyFailure()),
            Fault.of(
                    "practice unnamed",
                    right -> failing(right, failure -> notSent("No such practice")),
                    everyFailure()),
            Fault.of(
                    "interaction unnamed",
                    right -> failing(
                            right, failure -> notSent(failure.getMessage().replaceAll(" for .*", ""))),
                    everyFailure()),
            Fault.of(
                    "key in a cause",
                    right -> failing(
                            right,
                            failure -> new NotSentException(
                                    failure.getMessage(), null, new IOException("Refused " + HeldDirectory.KEY))),
                    everyFailure()),
            Fault.of("key in to string", DirectoryFaults::talkative, "toString_showsNoSecret"),
            Fault.of(
                    "first of several",
                    right -> (practice, interaction) -> practice.equals(HeldDirectory.TWICE)
                            ? HeldDirectory.ENDPOINT
                            : right.find(practice, interaction),
                    "practiceRegisteredTwice_isNotSent_andNamed"),
            Fault.of(
                    "interaction ignored",
                    right -> (practice, interaction) -> right.find(
                            practice,
                            practice.equals(HeldDirectory.PRACTICE) ? HeldDirectory.INTERACTION : interaction),
                    "practiceNotRegisteredForTheInteraction_isNotSent_andNamed"));

    private DirectoryFaults() {}

    private static String[] everyFailure() {
        return new String[] {
            "unknownPractice_isNotSent_andNamed",
            "unknownPractice_askedAgain_failsAgain_andLeavesOthersFindable",
            "practiceNotRegisteredForTheInteraction_isNotSent_andNamed",
            "practiceRegisteredTwice_isNotSent_andNamed",
            "directoryThatCannotBeAsked_isNotSent_andNamesThePractice",
            "manyThreads_eachGetTheirOwnAnswer"
        };
    }

    private static ProviderDirectory finding(ProviderDirectory right, UnaryOperator<ProviderEndpoint> change) {
        return (practice, interaction) -> change.apply(right.find(practice, interaction));
    }

    private static ProviderDirectory failing(
            ProviderDirectory right, Function<NotSentException, RuntimeException> change) {
        return (practice, interaction) -> {
            try {
                return right.find(practice, interaction);
            } catch (NotSentException e) {
                throw change.apply(e);
            }
        };
    }

    private static ProviderDirectory forgetful(ProviderDirectory right) {
        AtomicInteger left = new AtomicInteger(1);
        return finding(
                right, found -> left.getAndDecrement() > 0 ? found : new ProviderEndpoint(found.root(), Asid.of("1")));
    }

    private static ProviderDirectory ofOneThread(ProviderDirectory right) {
        Thread owner = Thread.currentThread();
        return finding(right, found -> {
            if (!Thread.currentThread().equals(owner)) {
                throw new IllegalStateException("Another thread");
            }
            return found;
        });
    }

    private static ProviderDirectory talkative(ProviderDirectory right) {
        return new ProviderDirectory() {
            @Override
            public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
                return right.find(practice, interaction);
            }

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
