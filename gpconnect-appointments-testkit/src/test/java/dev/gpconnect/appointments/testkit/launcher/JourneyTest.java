package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The journey over real HTTP, the right way round and the wrong ways round. */
final class JourneyTest {

    private static final Surroundings.Sleeper AT_ONCE = millis -> {};

    private FakeServer server;
    private int seeded;

    @BeforeEach
    void start() {
        server = FakeServer.startReference(Run.CLOCK);
        seeded = server.practice("Y90001").appointments().size();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void journey_withoutAProvider_startsTheReferencePractice() {
        Run run = Run.of("journey");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lines()).hasSize(9).allMatch(line -> line.startsWith("ok "));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void journey_throughTheSpineProxy_leavesOneCancelledAppointment() {
        Run run = Run.at(server, AT_ONCE);

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(made()).singleElement().satisfies(appointment -> {
            assertThat(appointment.cancelled()).isTrue();
            assertThat(appointment.bookedBy()).isEqualTo("Y90010");
            assertThat(appointment.comment()).isEqualTo("Amended by a GP Connect test");
            assertThat(appointment.slotIds()).containsExactly("10202");
        });
        assertThat(server.practice("Y90001").slotStatus("10202")).isEqualTo("free");
    }

    /** All but SLOW, which would keep the build waiting: the scenario tests meet it on a clock of their own. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
    void journey_atAProviderOfAnyPersonality_passes(Personality personality) {
        server.world().controls().personality(personality);

        Run run = Run.at(server, AT_ONCE);

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lines()).hasSize(9);
        assertThat(made())
                .singleElement()
                .satisfies(appointment -> assertThat(appointment.cancelled()).isTrue());
    }

    @Test
    void journey_straightToTheProvider_passes() {
        Run run =
                Run.of("journey", "--provider-url", server.serviceRoot("Y90001").toString());

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    void journey_asJson_printsOneObjectAStep() {
        Run run = Run.at(server, AT_ONCE, "--json", "--days", "1");

        assertThat(run.lines())
                .hasSize(9)
                .allSatisfy(line ->
                        assertThat(line).startsWith("{\"step\":").contains("\"status\":\"ok\"", "\"traceId\":"));
    }

    @Test
    void journey_takesAFlagFromTheEnvironmentAndTheCommandLine() {
        Map<String, String> environment = Map.of("GPCONNECT_JSON", "true", "GPCONNECT_ACCEPT_DEMOGRAPHICS", "true");

        Run run = Run.with(environment, AT_ONCE, "journey", "--json", "--family-name", "Wrong");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lastLine()).startsWith("{");
    }

    @Test
    void journey_takesDemographicsAsPeopleWriteThem() {
        Run run = Run.at(
                server,
                AT_ONCE,
                "--nhs-number=999 000 0026",
                "--family-name=brook",
                "--given-name=Ben",
                "--gender=male",
                "--birth-date=1984-07-19");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    void failedStep_asJson_hasItsTraceId() {
        Run run = Run.at(server, AT_ONCE, "--json", "--consumer-asid=999999999999");

        assertThat(run.lastLine()).contains("\"status\":\"failed\"", "\"traceId\":\"");
    }

    @Test
    void journey_takesOptionsFromTheEnvironment() {
        Run run = Run.with(Map.of("GPCONNECT_PROVIDER_ODS", "y90002", "GPCONNECT_JSON", "true"), AT_ONCE, "journey");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lastLine()).startsWith("{");
    }

    @ParameterizedTest
    @DisplayName("the wrong way round: one line that says what to do, exit code 1, nothing left booked")
    @CsvSource(delimiter = '|', textBlock = """
                    --consumer-asid=999999999999 | capability statement  | the consumer ASID is not registered
                    --provider-asid=999999999999 | capability statement  | check the practice's ASID
                    --consumer-asid=200000009030 | capability statement  | data-sharing agreement
                    --nhs-number=9990000166      | find the patient      | no active record
                    --family-name=Wrong          | find the patient      | differs from PDS: family name "Wrong" on PDS, "Ashdown"
                    --birth-date=1951-03-05      | find the patient      | birth date
                    --nhs-number=9990000026      | find the patient      | --accept-demographics
                    --from=2027-06-01            | search for free slots | try other days
                    """)
    void wrongWayRound_failsClearly(String option, String step, String message) {
        Run run = Run.at(server, AT_ONCE, option);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).startsWith("FAILED").contains(step).contains(message);
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception");
        assertThat(made()).allMatch(AppointmentView::cancelled);
    }

    @Test
    void journey_toAHostThatDoesNotAnswer_failsClearly() {
        String root = server.serviceRoot("Y90001").toString();
        server.close();

        Run run = Run.of("journey", "--provider-url", root);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .startsWith("FAILED")
                .contains("No connection", "nothing was sent");
    }

    @Test
    void journey_toAPracticeThatTheSpineCannotReach_failsClearly() {
        Run run = Run.with(Map.of(), AT_ONCE, "journey", "--provider-ods", "Y90004");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).contains("cannot reach the practice's system");
    }

    @Test
    void journey_whenDifferencesAreAccepted_goesOn() {
        Run run = Run.at(server, AT_ONCE, "--family-name", "Wrong", "--accept-demographics");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    @DisplayName("S-18: a slot that is taken during the pause is reported, and only the other's booking stands")
    void slotTakenMeanwhile_isReported() {
        Surroundings.Sleeper rival = millis -> {
            assertThat(millis).isEqualTo(7000);
            new Rival(server).takes("10202");
        };

        Run run = Run.at(server, rival, "--pause-before-book", "7");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine())
                .startsWith("FAILED")
                .contains("book", "no longer free", "search for free slots again");
        assertThat(made()).singleElement().satisfies(appointment -> {
            assertThat(appointment.bookedBy()).isEqualTo("Y90020");
            assertThat(appointment.cancelled()).isFalse();
        });
    }

    private List<AppointmentView> made() {
        List<AppointmentView> all = server.practice("Y90001").appointments();
        return all.subList(seeded, all.size());
    }
}
