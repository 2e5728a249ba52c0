package dev.gpconnect.appointments.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which tests share a world, and when it begins anew and ends. */
final class LifecycleTest {

    @Test
    void instanceField_isAWorldForEachTest_andClosedAfterIt() {
        ExtensionRun run = ExtensionRun.of(PerTest.class);

        assertThat(run.failed()).isEmpty();
    }

    @Test
    void staticField_isAWorldForTheClass_begunAnewWithEachTest() {
        assertThat(ExtensionRun.of(PerClass.class).failed()).isEmpty();
    }

    @Test
    void staticField_canBeRunAgain() {
        assertThat(ExtensionRun.of(PerClass.class).failed()).isEmpty();
        assertThat(ExtensionRun.of(PerClass.class).failed()).isEmpty();
    }

    @Test
    void nestedTests_haveTheWorldOfTheClassAround() {
        ExtensionRun run = ExtensionRun.of(Around.class);

        assertThat(run.failed()).isEmpty();
        assertThat(run.ended()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void testsAtTheSameTime_haveWorldsOfTheirOwn() {
        assertThat(ExtensionRun.parallel(PerTest.class).failed()).isEmpty();
        assertThat(ExtensionRun.parallel(Annotated.class).failed()).isEmpty();
    }

    @Test
    void staticField_withTestsAtTheSameTime_isRefused() {
        ExtensionRun run = ExtensionRun.parallel(PerClass.class);

        assertThat(run.failed()).contains("first", "second");
        assertThat(run.failure("first")).hasMessageContaining("@Execution(SAME_THREAD)");
    }

    @Test
    void staticField_withTestsInOneThread_isAllowedInAParallelRun() {
        assertThat(ExtensionRun.parallel(PerClassInOneThread.class).failed()).isEmpty();
    }

    @Test
    void oneInstanceForAllTests_isAWorldForTheClass() {
        assertThat(ExtensionRun.of(OneInstance.class).failed()).isEmpty();
    }

    @Test
    void extension_outsideOfATest_hasNoWorld() {
        GpConnectExtension idle = GpConnectExtension.create();

        assertThatThrownBy(idle::world).isInstanceOf(IllegalStateException.class);
    }

    private static void useUp(FakePractice fake, FakeWorld world, ManualClock clock) {
        assertThat(fake.slotStatus("10202")).isEqualTo("free");
        assertThat(clock.instant()).isEqualTo(Settings.START);
        assertThat(world.controls().effective().on(Knob.ETAG_ON_WRITE)).isTrue();
        assertThat(world.controls().strict()).isTrue();
        fake.take("10202");
        clock.advance(Duration.ofDays(2));
        world.controls().set(Knob.ETAG_ON_WRITE, "OFF");
    }

    private static void assertClosed(AppointmentsClient client) {
        assertThatThrownBy(() -> client.encounter(Caller.organisation(), Caller.user()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Run by this test only, as the others below. */
    static final class PerTest {
        private static final Set<FakeWorld> WORLDS = ConcurrentHashMap.newKeySet();
        private static final Set<AppointmentsClient> CLIENTS = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final GpConnectExtension gpConnect = GpConnectExtension.create();

        @BeforeEach
        void isNew(FakeWorld world) {
            assertThat(WORLDS.add(world)).isTrue();
            CLIENTS.add(gpConnect.client());
        }

        @RepeatedTest(6)
        void usesUp(FakePractice fake, FakeWorld world, ManualClock clock) {
            useUp(fake, world, clock);
        }

        @AfterAll
        static void allAreClosed() {
            CLIENTS.forEach(LifecycleTest::assertClosed);
        }
    }

    static class PerClass {
        @RegisterExtension
        static final GpConnectExtension GP_CONNECT = GpConnectExtension.create();

        private static AppointmentsClient shared;

        @BeforeAll
        static void keepsTheClient(AppointmentsClient client) {
            shared = client;
        }

        @Test
        void first(FakePractice fake, FakeWorld world, ManualClock clock) {
            assertThat(GP_CONNECT.client()).isSameAs(shared);
            GP_CONNECT.gates().hold(request -> true);
            useUp(fake, world, clock);
        }

        @Test
        void second(FakePractice fake, FakeWorld world, ManualClock clock) {
            assertThat(GP_CONNECT.client()).isSameAs(shared);
            GP_CONNECT.practice("Y90001").capabilityStatement();
            assertThat(GP_CONNECT.transcript().exchanges()).hasSize(1);
            clock.set(Instant.parse(Settings.START));
            useUp(fake, world, clock);
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    static final class PerClassInOneThread extends PerClass {}

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class OneInstance {
        @RegisterExtension
        final GpConnectExtension gpConnect = GpConnectExtension.create();

        @RepeatedTest(2)
        void usesUp(FakePractice fake, FakeWorld world, ManualClock clock) {
            assertThat(gpConnect.world()).isSameAs(world);
            useUp(fake, world, clock);
        }
    }

    @GpConnectTest
    static final class Annotated {
        @RepeatedTest(6)
        void usesUp(FakePractice fake, FakeWorld world, ManualClock clock) {
            useUp(fake, world, clock);
        }
    }

    static final class Around {
        @RegisterExtension
        static final GpConnectExtension GP_CONNECT = GpConnectExtension.create();

        @Test
        void outer(FakePractice fake, FakeWorld world, ManualClock clock) {
            useUp(fake, world, clock);
        }

        @Nested
        class Within {
            @Test
            void inner(FakePractice fake, FakeWorld world, ManualClock clock) {
                assertThat(GP_CONNECT.world()).isSameAs(world);
                useUp(fake, world, clock);
            }
        }

        @Nested
        class Further {
            @RepeatedTest(2)
            void inner(FakePractice fake, FakeWorld world, ManualClock clock) {
                useUp(fake, world, clock);
            }
        }
    }
}
