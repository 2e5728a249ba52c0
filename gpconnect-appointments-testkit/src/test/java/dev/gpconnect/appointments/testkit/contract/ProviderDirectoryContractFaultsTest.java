package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of directories notices a wrong one. */
final class ProviderDirectoryContractFaultsTest {

    @ParameterizedTest
    @MethodSource("faults")
    void fault_isNoticed(Fault<ProviderDirectory> fault) {
        assertThat(ContractRun.of(Faulty.class, fault.name()).failed()).isEqualTo(fault.noticedBy());
    }

    @Test
    void everyTest_noticesSomeFault() {
        assertThat(ContractRun.of(Faulty.class, "none").passed()).isEqualTo(Fault.noticing(DirectoryFaults.ALL));
    }

    static List<Fault<ProviderDirectory>> faults() {
        return DirectoryFaults.ALL;
    }

    @Test
    void directoryThatCanBeClosed_isClosed() {
        HeldDirectory directory = new HeldDirectory(true);

        DirectoryBench.closeIfPossible(directory);

        assertThat(directory.isClosed()).isTrue();
    }

    /** Run by this test only. */
    @ExtendWith(ContractRun.FaultName.class)
    static final class Faulty extends ProviderDirectoryContract {

        private final String fault;

        Faulty(String fault) {
            this.fault = fault;
        }

        @Override
        protected ProviderDirectory createDirectory() {
            return Fault.in(new HeldDirectory(true), DirectoryFaults.ALL, fault);
        }

        @Override
        protected Lookup registered() {
            return new Lookup(HeldDirectory.PRACTICE, HeldDirectory.INTERACTION);
        }

        @Override
        protected ProviderEndpoint endpoint() {
            return HeldDirectory.ENDPOINT;
        }

        @Override
        protected Lookup unknown() {
            return new Lookup(OdsCode.of("Y99999"), InteractionId.BOOK_APPOINTMENT);
        }

        @Override
        protected Optional<Lookup> notRegistered() {
            return Optional.of(new Lookup(HeldDirectory.PRACTICE, InteractionId.BOOK_APPOINTMENT));
        }

        @Override
        protected Optional<Lookup> ambiguous() {
            return Optional.of(new Lookup(HeldDirectory.TWICE, HeldDirectory.INTERACTION));
        }

        @Override
        protected Optional<ProviderDirectory> createUnreachable() {
            return Optional.of(Fault.in(new HeldDirectory(false), DirectoryFaults.ALL, fault));
        }

        @Override
        protected Optional<Own> own() {
            return Optional.of(
                    new Own(new Lookup(HeldDirectory.OWN, HeldDirectory.INTERACTION), HeldDirectory.OWN_ASID));
        }

        @Override
        protected List<String> secrets() {
            return List.of(HeldDirectory.KEY);
        }
    }
}
