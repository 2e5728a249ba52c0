package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-TR-01, W-TLS-01: nothing leaves this machine in clear text unless it is allowed")
class PlainHttpTest extends ClientTest {

    private static final String STATEMENT = "{\"resourceType\":\"CapabilityStatement\"}";

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy.nhs.uk/", "HTTP://10.0.0.1:8080", "http://127.0.0.1.evil.example/"})
    @Requirement("D-TR-01")
    @DisplayName("W-TLS-01: a Spine proxy in clear text is refused when the client is made")
    void proxy_inClear_isRefused(String address) {
        AppointmentsClient.Builder builder = newBuilder().spineProxy(URI.create(address));

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("https://")
                .withMessageContaining("allowPlainHttp()");

        transport.answers(Reply.ok(STATEMENT));
        try (AppointmentsClient allowed = builder.allowPlainHttp().build()) {
            assertThat(urlOf(allowed)).isEqualTo(builtOn(address) + Samples.ROOT + "/metadata");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://practice.example/gpc", "HTTP://10.0.0.1/gpc", "http://localhost.example:80/gpc"})
    @Requirement("D-TR-01")
    @DisplayName("W-TLS-01: a service root in clear text is not sent to, and the directory is named")
    void root_inClear_isNotSentTo(String root) {
        try (AppointmentsClient direct = clientOf(root).build();
                Encounter theirs = direct.encounter(Samples.HUB, Samples.CLAIRE)) {
            NotSentException failure = catchThrowableOfType(
                    NotSentException.class,
                    () -> theirs.practice(Samples.PRACTICE).capabilityStatement());

            assertThat(failure)
                    .hasMessageContaining("The directory gives a plain http:// address")
                    .hasMessageContaining("nothing was sent");
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.call()).isPresent();
        }
        transport.assertNothingSent();
        assertThat(events).hasSize(1);

        transport.answers(Reply.ok(STATEMENT));
        try (AppointmentsClient allowed = clientOf(root).allowPlainHttp().build()) {
            assertThat(urlOf(allowed)).isEqualTo(root + "/metadata");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://127.9.8.7:1", "http://[::1]:8080"})
    @DisplayName("W-TLS-01: what stays on this machine may be in clear text")
    void loopback_inClear_isSentTo(String host) {
        transport.answers(Reply.ok(STATEMENT), Reply.ok(STATEMENT));
        try (AppointmentsClient direct = clientOf(host + "/gpc").build();
                AppointmentsClient proxied =
                        clientOf(Samples.ROOT).spineProxy(URI.create(host)).build()) {
            assertThat(urlOf(direct)).isEqualTo(host + "/gpc/metadata");
            assertThat(urlOf(proxied)).isEqualTo(host + "/" + Samples.ROOT + "/metadata");
        }
    }

    @Test
    @DisplayName("W-URL-03: behind a Spine proxy the practice's own scheme is only a part of the path")
    void root_inClearBehindTheProxy_isSentTo() {
        transport.answers(Reply.ok(STATEMENT));
        try (AppointmentsClient proxied = clientOf("http://practice.example/gpc")
                .spineProxy(URI.create("https://proxy.example/"))
                .build()) {
            assertThat(urlOf(proxied)).isEqualTo("https://proxy.example/http://practice.example/gpc/metadata");
        }
    }

    private AppointmentsClient.Builder clientOf(String root) {
        ProviderDirectory directory = ProviderDirectory.fixed(
                Map.of(Samples.PRACTICE, new ProviderEndpoint(ServiceRoot.of(root), Asid.of("200000009001"))));
        return AppointmentsClient.builder(Samples.PRODUCT, directory)
                .transport(transport)
                .clock(clock)
                .audit(events::add);
    }

    private String urlOf(AppointmentsClient asking) {
        try (Encounter theirs = asking.encounter(Samples.HUB, Samples.CLAIRE)) {
            theirs.practice(Samples.PRACTICE).capabilityStatement();
        }
        return transport.lastRequest().url();
    }

    private static String builtOn(String address) {
        return address.endsWith("/") ? address : address + "/";
    }
}
