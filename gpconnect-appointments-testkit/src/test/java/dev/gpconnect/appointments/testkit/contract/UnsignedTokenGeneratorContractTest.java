package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.identity.UnsignedTokenGenerator;

class UnsignedTokenGeneratorContractTest extends TokenGeneratorContract {

    @Override
    protected TokenGenerator createGenerator() {
        return new UnsignedTokenGenerator();
    }
}
