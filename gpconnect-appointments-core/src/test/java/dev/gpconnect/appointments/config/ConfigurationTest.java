package dev.gpconnect.appointments.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.audit.AuditFailurePolicy;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("a configuration from properties, variables and a file")
class ConfigurationTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void minimalFile_isEnough_andLeavesTheRestToTheClient() throws IOException {
        Configuration configuration =
                Configuration.builder().file(file(Samples.MINIMAL)).build();

        assertThat(configuration.product()).isEqualTo(Samples.PRODUCT);
        assertThat(configuration.spineProxy()).isEmpty();
        assertThat(configuration.isPlainHttpAllowed()).isFalse();
        assertThat(configuration.connectTimeout()).isEmpty();
        assertThat(configuration.maxRetries()).isEmpty();
        assertThat(configuration.maxResponseBytes()).isEmpty();
        assertThat(configuration.acknowledgementKey()).isEmpty();
        assertThat(configuration.auditFile()).isEmpty();
        assertThat(configuration.auditFailure()).isEmpty();
        assertThat(configuration.transport().keys()).isEmpty();
        assertThat(configuration.transport().proxy()).isEmpty();
    }

    @Test
    void everyPlainKey_isRead() throws IOException {
        Configuration configuration = Configuration.builder()
                .file(file(Samples.MINIMAL + """
                        gpconnect.appointments.spine-proxy = https://proxy.example.nhs.uk/
                        gpconnect.appointments.allow-plain-http = true
                        gpconnect.appointments.connect-timeout = 500ms
                        gpconnect.appointments.response-timeout = PT30S
                        gpconnect.appointments.call-timeout = 2m
                        gpconnect.appointments.max-retries = 1
                        gpconnect.appointments.max-response-bytes = 1048576
                        gpconnect.appointments.acknowledgement-key = %s
                        gpconnect.appointments.audit.file = audit.jsonl
                        gpconnect.appointments.audit.failure = go-on
                        gpconnect.appointments.http-proxy = http://user:pass@proxy.local:3128
                        gpconnect.appointments.no-proxy = .internal
                        gpconnect.appointments.tls.allow-1.3 = true
                        """.formatted(KEY)))
                .build();

        assertThat(configuration.spineProxy()).contains(URI.create("https://proxy.example.nhs.uk/"));
        assertThat(configuration.isPlainHttpAllowed()).isTrue();
        assertThat(configuration.connectTimeout()).contains(Duration.ofMillis(500));
        assertThat(configuration.responseTimeout()).contains(Duration.ofSeconds(30));
        assertThat(configuration.callTimeout()).contains(Duration.ofMinutes(2));
        assertThat(configuration.maxRetries()).hasValue(1);
        assertThat(configuration.maxResponseBytes()).hasValue(1_048_576);
        assertThat(configuration.acknowledgementKey())
                .hasValueSatisfying(key -> assertThat(key).hasSize(32));
        assertThat(configuration.auditFile()).contains(Path.of("audit.jsonl"));
        assertThat(configuration.auditFailure()).contains(AuditFailurePolicy.GO_ON);
        TransportSettings transport = configuration.transport();
        assertThat(transport.isTls13Allowed()).isTrue();
        assertThat(transport.proxyFor("proxy.example.nhs.uk", 443)).isPresent();
        assertThat(transport.proxyFor("host.internal", 443)).isEmpty();
    }

    @Test
    void systemProperty_winsOverVariable_andVariableOverFile() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("gpconnect.appointments.connect-timeout", "1s");
        properties.setProperty("java.something.else", "x");
        Configuration configuration = Configuration.builder()
                .systemProperties(properties)
                .environment(Map.of(
                        "GPCONNECT_APPOINTMENTS_CONNECT_TIMEOUT", "2s",
                        "GPCONNECT_APPOINTMENTS_RESPONSE_TIMEOUT", "2s",
                        "PATH", "/bin"))
                .file(file(Samples.MINIMAL + """
                        gpconnect.appointments.connect-timeout = 3s
                        gpconnect.appointments.response-timeout = 3s
                        gpconnect.appointments.call-timeout = 3s
                        """))
                .build();

        assertThat(configuration.connectTimeout()).contains(Duration.ofSeconds(1));
        assertThat(configuration.responseTimeout()).contains(Duration.ofSeconds(2));
        assertThat(configuration.callTimeout()).contains(Duration.ofSeconds(3));
    }

    @Test
    void variablesAlone_areEnough_andMayNameTheFile() throws IOException {
        Configuration configuration = Configuration.builder()
                .environment(Map.of(
                        "GPCONNECT_APPOINTMENTS_CONFIG_FILE",
                        file(Samples.MINIMAL).toString()))
                .build();

        assertThat(configuration.product()).isEqualTo(Samples.PRODUCT);
        assertThat(Configuration.builder()
                        .environment(Samples.VARIABLES)
                        .build()
                        .product())
                .isEqualTo(Samples.PRODUCT);
    }

    @Test
    @DisplayName("C-GEN-01: a fixed directory knows the practices that are listed, also from variables")
    void fixedDirectory_knowsItsPractices() {
        ProviderDirectory directory = Configuration.builder()
                .environment(Samples.VARIABLES)
                .build()
                .directory(ConfigurationTest::noTransport);

        ProviderEndpoint found = directory.find(OdsCode.of("Y90001"), InteractionId.SEARCH_FREE_SLOTS);

        assertThat(found.asid().value()).isEqualTo("200000009001");
        assertThat(found.root().value()).isEqualTo("https://Practice.example:443/Y90001/STU3/1/gpconnect");
    }

    @Test
    void fixedPractice_inAnotherSpelling_isOverriddenAllTheSame() throws IOException {
        ProviderDirectory directory = Configuration.builder()
                .environment(Samples.VARIABLES)
                .file(
                        file(
                                "gpconnect.appointments.directory.fixed.y90001 = 200000009999 https://elsewhere.example/Y90001"))
                .build()
                .directory(ConfigurationTest::noTransport);

        ProviderEndpoint found = directory.find(OdsCode.of("Y90001"), InteractionId.SEARCH_FREE_SLOTS);

        assertThat(found.asid().value()).isEqualTo("200000009001");
    }

    @Test
    void variablesThatKubernetesMakes_forAServiceOfOurName_arePassedOver() {
        Configuration configuration = Configuration.builder()
                .environment(Samples.variablesAnd(
                        "GPCONNECT_APPOINTMENTS_SERVICE_HOST", "10.0.0.11",
                        "GPCONNECT_APPOINTMENTS_SERVICE_PORT", "8080",
                        "GPCONNECT_APPOINTMENTS_SERVICE_PORT_HTTP", "8080",
                        "GPCONNECT_APPOINTMENTS_PORT", "tcp://10.0.0.11:8080",
                        "GPCONNECT_APPOINTMENTS_PORT_8080_TCP_ADDR", "10.0.0.11"))
                .build();

        assertThat(configuration.product()).isEqualTo(Samples.PRODUCT);
    }

    @Test
    void theEnvironmentsNoProxy_withoutAProxy_isNobodysBusiness() {
        Configuration configuration = Configuration.builder()
                .environment(Samples.variablesAnd("NO_PROXY", "localhost, 10.0.*"))
                .build();

        assertThat(configuration.transport().noProxy()).isEmpty();
    }

    @Test
    void theEnvironmentsHttpProxy_isUsed_unlessOneIsConfigured() {
        Map<String, String> variables =
                Samples.variablesAnd("https_proxy", "http://usual.local:3128", "NO_PROXY", "plain.example, 10.0.0.0/8");

        TransportSettings usual =
                Configuration.builder().environment(variables).build().transport();

        assertThat(usual.proxyFor("spine.example", 443))
                .hasValueSatisfying(proxy -> assertThat(proxy.host()).isEqualTo("usual.local"));
        assertThat(usual.proxyFor("10.1.2.3", 443)).isEmpty();
        TransportSettings own = Configuration.builder()
                .environment(Samples.variablesAnd(
                        "HTTPS_PROXY", "http://usual.local:3128",
                        "GPCONNECT_APPOINTMENTS_HTTP_PROXY", "http://own.local:3128"))
                .build()
                .transport();
        assertThat(own.proxyFor("spine.example", 443))
                .hasValueSatisfying(proxy -> assertThat(proxy.host()).isEqualTo("own.local"));
    }

    @Test
    void secret_mayStandInAFileOfItsOwn() throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), KEY + "\nsecond line\n");
        Configuration configuration = Configuration.builder()
                .environment(Samples.variablesAnd("GPCONNECT_APPOINTMENTS_ACKNOWLEDGEMENT_KEY_FILE", secret.toString()))
                .build();

        assertThat(configuration.acknowledgementKey())
                .hasValueSatisfying(key -> assertThat(key).isEqualTo(new byte[32]));
    }

    @Test
    void acknowledgementKey_isACopy() {
        Configuration configuration = Configuration.builder()
                .environment(Samples.variablesAnd("GPCONNECT_APPOINTMENTS_ACKNOWLEDGEMENT_KEY", KEY))
                .build();
        configuration.acknowledgementKey().orElseThrow()[0] = 1;

        assertThat(configuration.acknowledgementKey().orElseThrow()[0]).isZero();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), content);
    }

    private static HttpTransport noTransport(TransportSettings settings) {
        throw new NotSentException("no transport is needed", null, null);
    }
}
