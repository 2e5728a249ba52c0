package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.function.Function;

/** A directory that is right but for what a fault overrides. */
class ChangedDirectory implements ProviderDirectory {

    private final ProviderDirectory right;

    ChangedDirectory(ProviderDirectory right) {
        this.right = right;
    }

    /** A directory whose every failure is another. */
    static ProviderDirectory failing(ProviderDirectory right, Function<NotSentException, RuntimeException> change) {
        return new ChangedDirectory(right) {
            @Override
            public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
                try {
                    return super.find(practice, interaction);
                } catch (NotSentException e) {
                    throw change.apply(e);
                }
            }

            @Override
            public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
                try {
                    return super.ownAsid(organisation, interaction);
                } catch (NotSentException e) {
                    throw change.apply(e);
                }
            }
        };
    }

    /** A directory that finds other endpoints. */
    static ProviderDirectory finding(ProviderDirectory right, Finding change) {
        return new ChangedDirectory(right) {
            @Override
            public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
                return change.find(right, practice, interaction);
            }
        };
    }

    /** A directory that has other ASIDs of ours. */
    static ProviderDirectory having(ProviderDirectory right, Function<OdsCode, Asid> asids) {
        return new ChangedDirectory(right) {
            @Override
            public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
                return asids.apply(organisation);
            }
        };
    }

    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        return right.find(practice, interaction);
    }

    @Override
    public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
        return right.ownAsid(organisation, interaction);
    }

    /** Looks up an endpoint, wrongly. */
    @FunctionalInterface
    interface Finding {
        ProviderEndpoint find(ProviderDirectory right, OdsCode practice, InteractionId interaction);
    }
}
