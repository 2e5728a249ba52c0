package dev.gpconnect.appointments.testkit.hardening;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Asks a {@link HostileServer} for everything, in a process of its own, and prints a line for each answer: what was thrown. */
final class HostileJourney {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final TracedPatient ADA = TracedPatient.builder(NhsNumber.parse("9990000018"))
            .name(PersonName.of("Ashdown", "Ada"))
            .gender(Gender.FEMALE)
            .birthDate(LocalDate.of(1951, 3, 4))
            .build();
    private static final Duration RESPONSE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String server;
    private final OkHttpTransport transport = OkHttpTransport.builder().build();

    private HostileJourney(String server) {
        this.server = server;
    }

    /** The first argument is the server's port. */
    public static void main(String[] arguments) {
        HostileJourney journey = new HostileJourney("http://127.0.0.1:" + arguments[0]);
        for (Attack attack : Attack.values()) {
            journey.suffer(attack);
        }
        journey.transport.close();
    }

    private void suffer(Attack attack) {
        // a body that never ends is over when the time is
        Duration limit = attack == Attack.ENDLESS ? SHORT : RESPONSE;
        String root = server + "/" + attack;
        try (AppointmentsClient client = client(root, limit);
                Encounter encounter = encounter(client)) {
            Practice practice = encounter.practice("Y90001");
            PatientRecord ada = practice.findPatient(ADA).orElseThrow();
            report(
                    attack,
                    "slots",
                    limit,
                    () -> practice.searchFreeSlots(SlotSearch.between(DAY, DAY).build()));
            report(attack, "appointment", limit, () -> ada.readAppointment("7"));
        }
        try (AppointmentsClient client = client(root + "/error", limit);
                Encounter encounter = encounter(client)) {
            report(attack, "error", limit, encounter.practice("Y90001")::capabilityStatement);
        }
    }

    private static void report(Attack attack, String call, Duration limit, Runnable asking) {
        long begun = System.nanoTime();
        String thrown = "nothing";
        try {
            asking.run();
        } catch (GpConnectException e) {
            Throwable cause = e.getCause();
            thrown = e.getClass().getSimpleName()
                    + (cause == null ? "" : "(" + cause.getClass().getSimpleName() + ")");
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        boolean late = taken.compareTo(limit.plus(GRACE)) > 0;
        System.out.println(attack + " " + call + " " + thrown + (late ? " late by " + taken.minus(limit) : ""));
    }

    private AppointmentsClient client(String root, Duration limit) {
        return AppointmentsClient.builder(
                        new Product(
                                URI.create("https://consumer.example/"),
                                URI.create("https://consumer.example/Id/device"),
                                "device-1",
                                "Test consumer",
                                "1.0"),
                        ProviderDirectory.fixed(Map.of(
                                OdsCode.of("Y90001"),
                                new ProviderEndpoint(ServiceRoot.of(root), Asid.of("200000009001")))))
                .transport(transport)
                .clock(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC))
                .responseTimeout(limit)
                .maxRetries(0)
                .build();
    }

    private static Encounter encounter(AppointmentsClient client) {
        return client.encounter(
                RequestingOrganisation.builder(
                                OdsCode.of("Y90010"), "Northfield Hub", Asid.of("200000009010"), "0300 000 9010")
                        .build(),
                User.builder(
                                "10019",
                                PersonName.of("Jones", "Claire"),
                                URI.create("https://consumer.example/Id/user"),
                                "10019")
                        .build());
    }
}
