package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.Map;

class FixedProviderDirectoryContractTest extends ProviderDirectoryContract {

    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final ProviderEndpoint ENDPOINT = new ProviderEndpoint(
            ServiceRoot.of("https://Practice.example.nhs.uk:443/Y90001/STU3/1/gpconnect/"), Asid.of("200000009001"));

    @Override
    protected ProviderDirectory createDirectory() {
        return ProviderDirectory.fixed(Map.of(PRACTICE, ENDPOINT));
    }

    @Override
    protected Lookup registered() {
        return new Lookup(PRACTICE, InteractionId.SEARCH_FREE_SLOTS);
    }

    @Override
    protected ProviderEndpoint endpoint() {
        return ENDPOINT;
    }

    @Override
    protected Lookup unknown() {
        return new Lookup(OdsCode.of("Y99999"), InteractionId.BOOK_APPOINTMENT);
    }
}
