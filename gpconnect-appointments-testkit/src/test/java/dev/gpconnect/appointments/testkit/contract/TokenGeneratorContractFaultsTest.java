package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.identity.UnsignedTokenGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of token generators notices a wrong one. */
final class TokenGeneratorContractFaultsTest {

    @ParameterizedTest
    @MethodSource("faults")
    void fault_isNoticed(Fault<TokenGenerator> fault) {
        assertThat(ContractRun.of(Faulty.class, fault.name()).failed()).isEqualTo(fault.noticedBy());
    }

    @Test
    void everyTest_noticesSomeFault() {
        assertThat(ContractRun.of(Faulty.class, "none").passed()).isEqualTo(Fault.noticing(TokenFaults.ALL));
    }

    static List<Fault<TokenGenerator>> faults() {
        return TokenFaults.ALL;
    }

    /** Run by this test only. */
    @ExtendWith(ContractRun.FaultName.class)
    static final class Faulty extends TokenGeneratorContract {

        private final String fault;

        Faulty(String fault) {
            this.fault = fault;
        }

        @Override
        protected TokenGenerator createGenerator() {
            return Fault.in(new UnsignedTokenGenerator(), TokenFaults.ALL, fault);
        }
    }
}
