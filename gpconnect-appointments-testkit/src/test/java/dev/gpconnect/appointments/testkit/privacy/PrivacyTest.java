package dev.gpconnect.appointments.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.privacy.CapturedLog.Line;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The whole journey with every logger at its lowest level: what is logged, thrown and named has nothing of the patient. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrivacyTest {

    private static final String CLIENT = AppointmentsClient.class.getName();
    private static final String AUDIT = "dev.gpconnect.appointments.audit";

    private CapturedLog log;
    private PrivateJourney journey;

    @BeforeAll
    void run() {
        MDC.clear();
        log = new CapturedLog();
        journey = new PrivateJourney();
        try {
            journey.run();
        } finally {
            journey.close();
            log.close();
        }
    }

    @Test
    @Requirement({"D-IG-07", "D-AU-01"})
    @DisplayName(
            "D-IG-07: no line, context, exception, result or thread name has anything of the patient, token or query")
    void journey_atTheLowestLevel_showsNothing() throws Exception {
        Secrets secrets = secrets();
        assertThat(secrets.size()).isGreaterThan(40);
        assertThat(log.linesOf(CLIENT)).hasSizeGreaterThan(40);
        assertThat(log.linesOf(AUDIT)).hasSameSizeAs(audited());
        assertThat(log.lines()).extracting(Line::logger).contains("okhttp3.internal.concurrent.TaskRunner");
        assertThat(journey.told).hasSizeGreaterThan(40);
        assertThat(secrets.in(texts(log))).isEmpty();
        assertThat(secrets.in(journey.told)).isEmpty();
        assertThat(secrets.in(journey.threads)).isEmpty();
    }

    @Test
    @Requirement("D-AU-03")
    @DisplayName("D-AU-03: each line of the client and of the audit trail names its attempt in its context")
    void lines_ofAnAttempt_nameIt() {
        assertThat(Stream.concat(log.linesOf(CLIENT).stream(), log.linesOf(AUDIT).stream()))
                .allSatisfy(line -> {
                    assertThat(line.context())
                            .containsEntry("gpconnect.correlationId", Consumer.CORRELATION_ID)
                            .containsOnlyKeys(
                                    "gpconnect.traceId",
                                    "gpconnect.interaction",
                                    "gpconnect.practice",
                                    "gpconnect.correlationId");
                    assertThat(line.text()).contains(line.context().get("gpconnect.traceId"));
                });
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    @DisplayName("the search finds what is logged, thrown or named, wherever that is")
    void leaks_ofEachKind_areFound() {
        Secrets secrets = PrivateJourney.secrets().parts("eyJhbGciOiJub25lIn0");
        RuntimeException behind = new IllegalStateException("no room for jarrow");
        List<String> texts;
        try (CapturedLog own = new CapturedLog()) {
            org.slf4j.Logger logger = LoggerFactory.getLogger("a.b");
            try (MDC.MDCCloseable context = MDC.putCloseable("patient", "9990000107")) {
                logger.trace("first {}", context.getClass().getSimpleName());
            }
            logger.trace("born {}", "1979-04-14");
            logger.debug("failed", new IllegalArgumentException("x", behind));
            Logger.getLogger("c.d").log(Level.FINEST, "Authorization: Bearer {0}", "eyJhbGciOiJub25lIn0.e30.");
            logger.trace("Jonathan at 0197904 in 999000010");
            texts = texts(own);
        }

        assertThat(secrets.in(texts))
                .extracting(found -> found.substring(0, found.indexOf(" in: ")))
                .containsExactly("9990000107", "1979-04-14", "jarrow", "eyjhbgcioijub25lin0");
        assertThat(secrets.in(List.of(CapturedLog.shown(behind)))).hasSize(1);
        assertThat(secrets.in(List.of("sending https://x/Patient?identifier=nhs%7C9990000107")))
                .hasSize(1);
    }

    @Test
    @Requirement("D-IG-07")
    @DisplayName("D-IG-07: the transport, which has keys and connections, shows nothing of its own")
    void transport_asText_isItsClassOnly() throws Exception {
        for (Class<?> type : List.of(OkHttpTransport.class, OkHttpTransport.Builder.class)) {
            assertThat(type.getMethod("toString").getDeclaringClass()).isEqualTo(Object.class);
        }
    }

    private static List<String> texts(CapturedLog of) {
        return of.lines().stream()
                .map(line -> line.thread() + " " + line.context() + " " + line.text())
                .toList();
    }

    /** The attempts of the journey: a request for each, but for the two practices that the directory does not know. */
    private List<Object> audited() {
        List<Object> attempts = new ArrayList<>(journey.requests);
        log.linesOf(AUDIT).stream()
                .filter(line -> line.text().contains("\"NOT_SENT\""))
                .forEach(attempts::add);
        return attempts;
    }

    /** The patient's values, and what was sent beside them: each query, each token, and the keys. */
    private Secrets secrets() throws Exception {
        Secrets secrets = PrivateJourney.secrets().parts("Bearer ", "nhs-number", "BEGIN ");
        for (FakeRequest request : journey.requests) {
            String token =
                    Objects.requireNonNull(request.header("Authorization")).substring("Bearer ".length());
            secrets.parts(token, token.split("\\.", -1)[1]);
            String query = request.rawQuery();
            if (!query.isEmpty()) {
                secrets.parts(query, URLDecoder.decode(query, StandardCharsets.UTF_8));
            }
        }
        String alias = journey.certificates.client().getClientAliases("RSA", null)[0];
        secrets.parts(base64(journey.certificates.client().getPrivateKey(alias).getEncoded()));
        secrets.parts(base64(
                journey.certificates.client().getCertificateChain(alias)[0].getEncoded()));
        return secrets;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes).substring(0, 60);
    }
}
