package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.Loopback;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Makes a plan of the options. On this machine the reference practice's values stand in for what is not given; for any other
 * host everything that is missing is named, as nobody may be asked in another's name (D-IG-06).
 */
final class JourneySetup {

    private static final int LONGEST_SEARCH = 14;
    private static final int LONGEST_PAUSE = 3600;

    private final JourneyOptions options;
    private final Surroundings surroundings;
    private final CommandLine commandLine;
    private final boolean local;
    private final List<String> missing = new ArrayList<>();

    JourneySetup(JourneyOptions options, Surroundings surroundings, CommandLine commandLine) {
        this.options = options;
        this.surroundings = surroundings;
        this.commandLine = commandLine;
        this.local = hosts().allMatch(Loopback::is);
    }

    boolean startsReferencePractice() {
        return options.provider.url == null && options.provider.spineProxy == null;
    }

    /** A plan for the provider that the options name. */
    JourneyPlan plan() {
        String url = options.provider.url;
        if (url == null) {
            throw wrongUse("--spine-proxy needs --provider-url: the service root of the practice behind the proxy");
        }
        hosts().forEach(host -> checked(() -> ServiceRoot.of(host)));
        requireTls();
        return plan(url, options.provider.spineProxy, Reference.PROVIDER_ODS, Reference.PROVIDER_ASID);
    }

    /** A plan for the reference practice behind the fake Spine of this server. */
    JourneyPlan plan(FakeServer server) {
        String practice = checked(
                        () -> OdsCode.of(options.provider.ods == null ? Reference.PROVIDER_ODS : options.provider.ods))
                .value();
        String asid = checked(() -> server.asid(practice));
        return plan(server.serviceRoot(practice).toString(), server.spineUrl(), practice, asid);
    }

    private JourneyPlan plan(String url, @Nullable URI proxy, String defaultOds, String defaultAsid) {
        String practice = required("--provider-ods", options.provider.ods, defaultOds);
        String asid = required("--provider-asid", options.provider.asid, defaultAsid);
        AskingTexts asking = new AskingTexts();
        String nhsNumber = required("--nhs-number", options.patient.nhsNumber, Reference.NHS_NUMBER);
        if (!missing.isEmpty()) {
            throw wrongUse("Missing: " + String.join(", ", missing)
                    + " (the reference practice's values stand in for them on this machine only)");
        }
        return checked(() -> new JourneyPlan(
                asking.build(),
                new JourneyPlan.Asked(
                        OdsCode.of(practice), new ProviderEndpoint(ServiceRoot.of(url), Asid.of(asid)), proxy),
                new PatientSetup(options.patient, NhsNumber.parse(nhsNumber), local).subject(),
                wish()));
    }

    private JourneyPlan.Wish wish() {
        JourneyOptions.BookingGroup given = options.booking;
        if (given.days < 1 || given.days > LONGEST_SEARCH) {
            throw wrongUse("--days is 1 to 14: a search spans two weeks at most");
        }
        if (given.pauseSeconds < 0 || given.pauseSeconds > LONGEST_PAUSE) {
            throw wrongUse("--pause-before-book is a number of seconds, at most " + LONGEST_PAUSE);
        }
        requireDescription(given.description);
        LocalDate tomorrow = UkTime.today(surroundings.clock().instant()).plusDays(1);
        LocalDate from = given.from == null ? tomorrow : given.from;
        if (from.isBefore(tomorrow.minusDays(1))) {
            throw wrongUse("--from is today or later: only what is to come can be booked");
        }
        return new JourneyPlan.Wish(from, given.days, given.description, given.pauseSeconds);
    }

    /** Refuses before anything is asked of a practice what the client would refuse when it comes to booking. */
    private void requireDescription(String description) {
        try {
            Amendment.description(description);
        } catch (RefusedException e) {
            throw wrongUse("--description: " + e.getMessage());
        }
    }

    private Stream<String> hosts() {
        String proxy = options.provider.spineProxy == null ? null : options.provider.spineProxy.toString();
        return Stream.of(options.provider.url, proxy).filter(url -> url != null);
    }

    private void requireTls() {
        if (hosts().anyMatch(Loopback::isLeftInClear)) {
            throw wrongUse("Plain http:// is possible to this machine only; use https:// (W-TLS-01)");
        }
    }

    private String required(String option, @Nullable String given, @Nullable String reference) {
        String value = given == null && local ? reference : given;
        if (value == null) {
            missing.add(option);
            return "";
        }
        return value;
    }

    private <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw wrongUse(e.getMessage());
        }
    }

    private ParameterException wrongUse(@Nullable String message) {
        return new ParameterException(commandLine, String.valueOf(message));
    }

    /** What is said about who asks, each text given or the reference practice's. */
    private final class AskingTexts {
        private final String asid = required("--consumer-asid", options.consumer.asid, Reference.CONSUMER_ASID);
        private final String ods = required("--consumer-ods", options.consumer.ods, Reference.CONSUMER_ODS);
        private final String name = required("--consumer-name", options.consumer.name, Reference.CONSUMER_NAME);
        private final String phone = required("--consumer-phone", options.consumer.phone, Reference.CONSUMER_PHONE);
        private final String type = required("--org-type", options.consumer.type, Reference.ORG_TYPE);
        private final String issuer = required(
                "--issuer",
                options.consumer.issuer == null ? null : options.consumer.issuer.toString(),
                Reference.ISSUER);
        private final String userId = required("--user-id", options.user.id, Reference.USER_ID);
        private final String family = required("--user-family", options.user.family, Reference.USER_FAMILY);
        private final String given = required("--user-given", options.user.given, Reference.USER_GIVEN);
        private final String sdsUser = required("--sds-user-id", options.user.sdsUserId, Reference.SDS_USER_ID);
        private final String sdsRole =
                required("--sds-role-profile-id", options.user.sdsRoleProfileId, Reference.SDS_ROLE_PROFILE_ID);

        JourneyPlan.Asking build() {
            URI endpoint = URI.create(issuer);
            Product product = new Product(
                    endpoint,
                    endpoint.resolve("/Id/device"),
                    "gpconnect-appointments",
                    "gpconnect-appointments",
                    "0.1.0");
            RequestingOrganisation organisation = RequestingOrganisation.builder(
                            OdsCode.of(ods), name, Asid.of(asid), phone)
                    .type(OrganisationType.of(type))
                    .build();
            User user = User.builder(
                            userId, PersonName.of(family, given), endpoint.resolve(Reference.LOCAL_ID_PATH), userId)
                    .smartcard(sdsUser, sdsRole)
                    .build();
            return new JourneyPlan.Asking(product, organisation, user);
        }
    }
}
