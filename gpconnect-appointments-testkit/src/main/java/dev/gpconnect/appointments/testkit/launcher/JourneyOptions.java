package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.model.Gender;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code journey}: each may also stand in the environment, as {@code GPCONNECT_PROVIDER_URL} and so on. */
final class JourneyOptions {

    @Mixin
    Provider provider = new Provider();

    @Mixin
    Consumer consumer = new Consumer();

    @Mixin
    Person user = new Person();

    @Mixin
    PatientGroup patient = new PatientGroup();

    @Mixin
    BookingGroup booking = new BookingGroup();

    @Mixin
    Output output = new Output();

    static final class Provider {
        @Option(names = "--provider-url", paramLabel = "URL", description = "The practice's service root.")
        @Nullable String url;

        @Option(names = "--spine-proxy", paramLabel = "URL", description = "The Spine proxy to go through.")
        @Nullable URI spineProxy;

        @Option(names = "--provider-asid", paramLabel = "ASID", description = "The practice's ASID.")
        @Nullable String asid;

        @Option(names = "--provider-ods", paramLabel = "CODE", description = "The practice's ODS code.")
        @Nullable String ods;
    }

    static final class Consumer {
        @Option(names = "--consumer-asid", paramLabel = "ASID", description = "Its ASID for this system.")
        @Nullable String asid;

        @Option(names = "--consumer-ods", paramLabel = "CODE", description = "Its ODS code.")
        @Nullable String ods;

        @Option(names = "--consumer-name", paramLabel = "NAME", description = "Its name.")
        @Nullable String name;

        @Option(names = "--consumer-phone", paramLabel = "NUMBER", description = "Its telephone number.")
        @Nullable String phone;

        @Option(names = "--org-type", paramLabel = "CODE", description = "Its type: gp-practice or urgent-care.")
        @Nullable String type;

        @Option(names = "--issuer", paramLabel = "URL", description = "The URL of this system's Spine endpoint.")
        @Nullable URI issuer;
    }

    static final class Person {
        @Option(names = "--user-id", paramLabel = "ID", description = "The user's id in this system.")
        @Nullable String id;

        @Option(names = "--user-family", paramLabel = "NAME", description = "The user's family name.")
        @Nullable String family;

        @Option(names = "--user-given", paramLabel = "NAME", description = "The user's given name.")
        @Nullable String given;

        @Option(names = "--sds-user-id", paramLabel = "ID", description = "From the smartcard; UNK without one.")
        @Nullable String sdsUserId;

        @Option(
                names = "--sds-role-profile-id",
                paramLabel = "ID",
                description = "From the smartcard; UNK without one.")
        @Nullable String sdsRoleProfileId;
    }

    static final class PatientGroup {
        @Option(names = "--nhs-number", paramLabel = "NUMBER", description = "The NHS number, traced on PDS.")
        @Nullable String nhsNumber;

        @Option(names = "--family-name", paramLabel = "NAME", description = "The family name, for the cross-check.")
        @Nullable String family;

        @Option(names = "--given-name", paramLabel = "NAME", description = "The given names, for the cross-check.")
        @Nullable String given;

        @Option(
                names = "--birth-date",
                paramLabel = "YYYY-MM-DD",
                description = "The date of birth, for the cross-check.")
        @Nullable LocalDate birthDate;

        @Option(
                names = "--gender",
                paramLabel = "CODE",
                description = "male, female, other or unknown, for the cross-check.")
        @Nullable Gender gender;

        @Option(
                names = "--accept-demographics",
                arity = "0..1",
                fallbackValue = "true",
                description = "Go on although the practice's record differs, or nothing was given to compare it with.")
        boolean accept;

        @Option(
                names = "--register",
                arity = "0..1",
                fallbackValue = "true",
                description =
                        "Register the patient for a while where the practice has no active record; that stays so. Needs"
                                + " family name, given name and birth date.")
        boolean register;
    }

    static final class BookingGroup {
        @Option(
                names = "--from",
                paramLabel = "YYYY-MM-DD",
                description = "The first day to search; tomorrow by default.")
        @Nullable LocalDate from;

        @Option(names = "--days", paramLabel = "N", description = "How many days to search, 1 to 14; 14 by default.")
        int days = 14;

        @Option(
                names = "--description",
                paramLabel = "TEXT",
                description = "What the appointment is; \"GP Connect test booking\" by default.")
        String description = "GP Connect test booking";

        @Option(
                names = "--pause-before-book",
                paramLabel = "SECONDS",
                arity = "0..1",
                fallbackValue = "10",
                description =
                        "Wait before booking, so that another can take the slot; 10 seconds if no number is given.")
        long pauseSeconds;
    }

    static final class Output {
        @Option(
                names = "--client-keystore",
                paramLabel = "FILE",
                description = "PKCS#12 or JKS; its password from GPCONNECT_CLIENT_KEYSTORE_PASSWORD.")
        @Nullable Path clientKeystore;

        @Option(
                names = "--truststore",
                paramLabel = "FILE",
                description = "PKCS#12 or JKS; its password from GPCONNECT_TRUSTSTORE_PASSWORD.")
        @Nullable Path truststore;

        @Option(
                names = "--plain-http",
                arity = "0..1",
                fallbackValue = "true",
                description =
                        "Plain http:// is meant. It is possible to this machine only, and there without this too.")
        boolean plainHttp;

        @Option(
                names = "--record",
                paramLabel = "DIR",
                description = "Write every exchange there. The files hold patient data.")
        @Nullable Path record;

        @Option(names = "--json", arity = "0..1", fallbackValue = "true", description = "Print a JSON line a step.")
        boolean json;
    }
}
