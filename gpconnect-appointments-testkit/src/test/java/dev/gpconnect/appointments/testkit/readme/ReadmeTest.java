package dev.gpconnect.appointments.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.StoredTexts;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of the README, run as it stands there. */
final class ReadmeTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExamples_makeAmendAndCancelABooking() {
        Clock clock = Clock.systemUTC();
        LocalDate from = LocalDate.now(clock).plusDays(1);
        LocalDate to = from.plusDays(13);
        try (FakeServer server = FakeServer.startReference(clock)) {
            URI spineProxy = server.spineUrl();
            String serviceRoot = server.serviceRoot("Y90001").toString();

            Product product = new Product(
                    URI.create("https://consumersupplier.thirdparty.nhs.uk/"),
                    URI.create("https://consumersupplier.thirdparty.nhs.uk/Id/device"),
                    "device-1",
                    "Hub desk",
                    "2.3.0");

            ProviderDirectory directory = ProviderDirectory.fixed(Map.of(
                    OdsCode.of("Y90001"), new ProviderEndpoint(ServiceRoot.of(serviceRoot), Asid.of("200000009001"))));

            RequestingOrganisation organisation = RequestingOrganisation.builder(
                            OdsCode.of("Y90010"),
                            "Northfield Extended Access Hub",
                            Asid.of("200000009010"),
                            "0300 000 9010")
                    .type(OrganisationType.GP_PRACTICE)
                    .build();

            User user = User.builder(
                            "10019",
                            PersonName.of("Jones", "Claire"),
                            URI.create("https://consumersupplier.thirdparty.nhs.uk/Id/user-guid"),
                            "10019")
                    .smartcard("111222333444", "444555666777")
                    .build();

            TracedPatient traced = TracedPatient.builder(NhsNumber.parse("999 000 0018"))
                    .name(PersonName.of("Ashdown", "Ada"))
                    .gender(Gender.FEMALE)
                    .birthDate(LocalDate.of(1951, 3, 4))
                    .build();

            AppointmentsClient client = AppointmentsClient.builder(product, directory)
                    .spineProxy(spineProxy)
                    .build();

            try (Encounter encounter = client.encounter(organisation, user)) {
                Practice practice = encounter.practice("Y90001");

                FreeSlots free = practice.searchFreeSlots(SlotSearch.between(from, to)
                        .channel(DeliveryChannel.IN_PERSON)
                        .build());

                PatientRecord patient = practice.findPatient(traced).orElseThrow();
                if (patient.differs()) {
                    patient = patient.acknowledge(shownToUser(patient.differences()));
                }

                Appointment booked = patient.book(
                        Booking.of(free.first(), "Booked by Northfield hub").build());
                Appointment amended = patient.amend(booked, Amendment.comment("Wheelchair user, ground-floor room"));
                Appointment cancelled = patient.cancel(amended, "Patient can no longer attend");

                assertThat(amended.comment()).contains("Wheelchair user, ground-floor room");
                assertThat(cancelled.status()).contains(AppointmentStatus.CANCELLED);

                FreeSlots evenings = practice.searchFreeSlots(SlotSearch.between(from, to.plusWeeks(4))
                        .practitionerRole("R1590")
                        .timeOfDay(LocalTime.of(17, 0), LocalTime.of(20, 0))
                        .build());
                FreeSlots nearby = patient.preferredBranchFirst(evenings);
                FreeSlot next = practice.nextFreeSlots(
                                SlotSearch.between(from, to).build())
                        .first();

                assertThat(nearby.first().location().orElseThrow().name()).contains("Hilltop Branch Surgery");
                assertThat(next.start().toLocalDate()).isEqualTo(from);
            }

            TracedPatient newcomer = newcomer();
            try (Encounter encounter = client.encounter(organisation, user)) {
                Practice practice = encounter.practice("Y90001");
                FreeSlots nearby =
                        practice.searchFreeSlots(SlotSearch.between(from, to).build());

                PatientRecord registered = practice.findPatient(newcomer)
                        .orElseGet(() -> practice.register(Registration.builder(newcomer)
                                .mobilePhone("07700 900123")
                                .build()));
                Appointment first = registered.book(Booking.of(nearby.first(), "Blood test")
                        .comment("Needs an interpreter")
                        .build());

                Appointment longer = registered.amend(first, Amendment.comment("Needs an interpreter and a hoist"));
                StoredTexts stored = longer.storedTexts(Amendment.comment("Needs an interpreter and a hoist"));

                Appointment moved = registered.reschedule(Reschedule.of(
                                longer,
                                Booking.of(nearby.list().get(1), "Blood test").build(),
                                "Moved by the patient")
                        .acknowledgeThatOldSlotMayBeLost()
                        .build());

                if (registered.canCancel(moved).allowed()) {
                    registered.cancel(moved, "Patient can no longer attend");
                }

                AcrossPractices found = encounter
                        .practices(List.of("Y90001", "Y90002"))
                        .limit(20)
                        .searchFreeSlots(SlotSearch.between(from, to).build());

                assertThat(stored).isEqualTo(StoredTexts.AS_SENT);
                assertThat(registered.readAppointment(moved.id()).isCancelled()).isTrue();
                assertThat(found.slots()).hasSize(20);
                assertThat(found.failures()).containsOnlyKeys(OdsCode.of("Y90002"));
            }
            client.close();
        }
    }

    @Test
    void theReadme_showsNoOtherJava() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String here = testsOfTheReadme();

        List<String> blocks = JAVA_BLOCK
                .matcher(readme)
                .results()
                .map((MatchResult block) -> plain(block.group(1)))
                .toList();

        assertThat(blocks).hasSize(10).allSatisfy(block -> assertThat(here).contains(block));
    }

    /** The Java of this package, where each block of the README stands in a test that runs it. */
    private static String testsOfTheReadme() throws IOException {
        Path room = Path.of("src", "test", "java", "dev", "gpconnect", "appointments", "testkit", "readme");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(room)) {
            for (Path file : files.sorted().toList()) {
                all.append(plain(Files.readString(file)));
            }
        }
        return all.toString();
    }

    /** Somebody whom the practice does not have. */
    private static TracedPatient newcomer() {
        return TracedPatient.builder(NhsNumber.parse("999 000 0107"))
                .name(PersonName.of("Jarrow", "Jon"))
                .gender(Gender.MALE)
                .birthDate(LocalDate.of(1979, 4, 14))
                .build();
    }

    private static List<DemographicDifference> shownToUser(List<DemographicDifference> differences) {
        return differences;
    }

    /** Without white space, so that how lines are broken does not matter, and without what closes the last bracket. */
    private static String plain(String java) {
        return java.replaceAll("\\s+", "").replaceFirst("}$", "");
    }
}
