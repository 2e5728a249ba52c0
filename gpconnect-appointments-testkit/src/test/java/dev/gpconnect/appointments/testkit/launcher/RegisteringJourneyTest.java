package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code journey --register}: a patient without an active record is registered on the way (C-REG-01). */
final class RegisteringJourneyTest {

    private static final Surroundings.Sleeper AT_ONCE = millis -> {};
    private static final String[] JON = {
        "--nhs-number=9990000107",
        "--family-name=Jarrow",
        "--given-name=Jon",
        "--birth-date=1979-04-14",
        "--gender=male"
    };

    private FakeServer server;
    private FakePractice practice;
    private int seeded;

    @BeforeEach
    void start() {
        server = FakeServer.startReference(Run.CLOCK);
        practice = server.practice("Y90001");
        seeded = practice.appointments().size();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPatientWithoutARecord_isRegisteredBookedForAmendedAndCancelled() {
        Run run = Run.at(server, AT_ONCE, jonAnd("--register"));

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lines()).hasSize(10).allMatch(line -> line.startsWith("ok "));
        assertThat(run.lines().get(2)).contains("find the patient", "no active record");
        assertThat(run.lines().get(3)).contains("register", "agree", "traceId", "patient " + jon());
        assertThat(made()).singleElement().satisfies(appointment -> {
            assertThat(appointment.cancelled()).isTrue();
            assertThat(appointment.patientId()).isEqualTo(jon());
            assertThat(appointment.comment()).isEqualTo("Amended by a GP Connect test");
        });
        assertThat(server.world().controls().findings().all()).isEmpty();
    }

    @Test
    void asJson_theRegistrationIsALineWithItsIds() {
        Run run = Run.at(server, AT_ONCE, jonAnd("--register", "--json"));

        assertThat(run.lines().get(3))
                .startsWith("{\"step\":\"register\",\"status\":\"ok\",\"millis\":")
                .contains("\"patient\":\"" + jon() + "\"", "\"traceId\":\"");
    }

    @Test
    void fromTheEnvironment_itIsTheSame() {
        Run run = Run.with(Map.of("GPCONNECT_REGISTER", "true"), AT_ONCE, command(JON));

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains(" register ");
    }

    @Test
    void withoutIt_theJourneyStopsAndTellsOfIt() {
        Run run = Run.at(server, AT_ONCE, JON);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).startsWith("FAILED").contains("find the patient", "--register");
        assertThat(practice.patientId("9990000107")).isNull();
    }

    @Test
    void aPatientWithARecord_isNotRegistered() {
        Run run = Run.at(server, AT_ONCE, "--register");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lines()).hasSize(9);
        assertThat(run.out()).doesNotContain("register");
    }

    @ParameterizedTest
    @DisplayName("REG-E3: whoever may not be registered is refused on one line, and nothing is booked")
    @CsvSource(delimiter = '|', textBlock = """
                    --nhs-number=9990000166 --family-name=Nobody --given-name=Ned --birth-date=1980-01-01 | not register
                    --nhs-number=9990000085 --family-name=Heath --given-name=Hana --birth-date=1990-10-10 | not register
                    --nhs-number=9990000131 --family-name=Moor --given-name=Max --birth-date=1966-11-11   | not register
                    --nhs-number=9990000107 --family-name=Jarrow --given-name=Jon --birth-date=1983-06-15 | not register
                    --nhs-number=9990000158 --family-name=North --given-name=Nia --birth-date=1993-02-02  | HTTP 500
                    """)
    void aPatientWhoMayNotBeRegistered_isRefused(String patient, String message) {
        Run run = Run.at(server, AT_ONCE, (patient + " --register").split(" "));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lastLine()).startsWith("FAILED register").contains(message);
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception");
        assertThat(made()).isEmpty();
    }

    @Test
    @DisplayName("D-XC-02: a new record that differs from what was given is not booked for")
    void aNewRecordThatDiffers_stopsTheJourney() {
        String[] withoutGender = Stream.of(JON).limit(4).toArray(String[]::new);

        Run run = Run.at(server, AT_ONCE, and(withoutGender, "--register"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).startsWith("FAILED register").contains("gender", "--accept-demographics");
        assertThat(made()).isEmpty();
    }

    @Test
    void aFailureAfterRegistering_leavesNothingBooked() {
        server.world()
                .controls()
                .faults()
                .inject(Fault.status(500), Trigger.once().on(Interaction.AMND));

        Run run = Run.at(server, AT_ONCE, jonAnd("--register"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).startsWith("ok ").contains("clean-up");
        assertThat(made()).singleElement().matches(AppointmentView::cancelled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --register                                                          | --family-name, --given-name, --birth-date
                    --register --family-name=Jarrow --birth-date=1979-04-14             | needs --given-name:
                    --register --family-name=Jarrow --given-name=Jon                    | needs --birth-date:
                    --register --family-name= --given-name=Jon --birth-date=1979-04-14  | needs --family-name:
                    """)
    void withoutDemographics_itIsWrongUse(String options, String named) {
        Run run = Run.at(server, AT_ONCE, ("--nhs-number=9990000107 " + options).split(" +"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElseThrow()).contains("--register", named, "C-REG-02");
        assertThat(practice.patientId("9990000107")).isNull();
    }

    @Test
    void record_namesTheRegistrationAsTheOthers(@TempDir Path directory) throws IOException {
        Run.at(server, AT_ONCE, jonAnd("--register", "--record", directory.toString()));

        String name = "04-operation-gpc-registerpatient-1-";
        assertThat(Files.readString(directory.resolve(name + "request.http")))
                .contains("$gpc.registerpatient", "patient/*.write");
        assertThat(Files.readString(directory.resolve(name + "request.json")))
                .startsWith("{\"resourceType\":\"Parameters\"");
        assertThat(Files.readString(directory.resolve(name + "response.json"))).contains("\"Bundle\"", "9990000107");
        assertThat(directory.resolve("05-rest-create-appointment-1-request.json"))
                .exists();
    }

    private String jon() {
        return String.valueOf(practice.patientId("9990000107"));
    }

    private static String[] jonAnd(String... more) {
        return and(JON, more);
    }

    private static String[] and(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private static String[] command(String... options) {
        return and(new String[] {"journey"}, options);
    }

    private List<AppointmentView> made() {
        List<AppointmentView> all = practice.appointments();
        return all.subList(seeded, all.size());
    }
}
