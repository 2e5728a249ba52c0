package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-TR-06: a text of the caller's that is made to break a line, or a URL, is refused or encoded")
class HostileTextsTest extends ClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"9\r\nX: y", "9\nX: y", "9\u0000y", "9\u2028y", "9\u0085y", "9\u007fy", "9/../x?y#z"})
    @Requirement("D-TR-06")
    @DisplayName("W-URL-05: what is to be an id or a code is refused before anything is sent")
    void idsAndCodes_thatBreakALine_areRefused(String text) {
        PatientRecord ada = ada();
        List<String> carried = carried(ada);
        int before = transport.requests().size();

        Map<String, Runnable> refused = new LinkedHashMap<>();
        refused.put("practice", () -> encounter.practice(text));
        refused.put("practices", () -> encounter.practices(List.of(text)));
        refused.put("patient", () -> practice.readPatient(text, Samples.ada()));
        refused.put("practitioner", () -> practice.readPractitioner(text));
        refused.put("organisation", () -> practice.readOrganisation(text));
        refused.put("location", () -> practice.readLocation(text));
        refused.put("service", () -> practice.readHealthcareService(text));
        refused.put("appointment", () -> ada.readAppointment(text));
        refused.put("ODS code", () -> OdsCode.of(text));
        refused.put("ASID", () -> Asid.of(text));
        refused.put("NHS number", () -> NhsNumber.parse(text));
        refused.put("root", () -> ServiceRoot.of("https://practice.example/" + text));
        refused.put("host", () -> ServiceRoot.of("https://" + text + "/"));
        List<Consumer<String>> resuming = List.of(
                practice::resumeSlot,
                json -> practice.resumePatient(json, Samples.ada()),
                json -> ada.resumeAppointment(json));
        for (int i = 0; i < resuming.size(); i++) {
            Consumer<String> resume = resuming.get(i);
            String json = withId(carried.get(i), text);
            refused.put("carried " + i, () -> resume.accept(json));
        }

        refused.forEach((what, attempt) -> assertThat(catchThrowable(attempt::run))
                .as(what)
                .isInstanceOfAny(IllegalArgumentException.class, RefusedException.class)
                .hasMessageNotContaining(text));
        assertThat(transport.requests()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9\r\nX: y", "9\nX: y", "9\u0000y", "9\u2028y", "9\u0085y", "9&_count=1#x", "9%0d%0aX: y"})
    @Requirement("D-TR-06")
    @DisplayName("W-URL-07: what is searched for goes percent-encoded, and comes out at the other end as it was")
    void searchedFor_thatBreaksALine_isEncoded(String text) {
        transport.answers(
                Reply.ok(Fhir.bundle()), Reply.ok(Fhir.bundle()), Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()));
        LocalDate day = LocalDate.of(2026, 11, 23);
        RequestingOrganisation odd = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), "Hub", Asid.of("200000009010"), "0300")
                .type(OrganisationType.of(text))
                .build();

        practice.findPractitioner(text);
        practice.findHealthcareService(text);
        practice.searchFreeSlots(SlotSearch.between(day, day).service(text).build());
        try (Encounter theirs = client.encounter(odd, Samples.CLAIRE)) {
            theirs.practice(Samples.PRACTICE).searchFreeSlots(SEARCH);
        }

        assertThat(transport.requests()).hasSize(4).allSatisfy(request -> {
            assertClean(request);
            assertThat(request.url()).startsWith(Samples.ROOT + "/").doesNotContain("#", "&_count");
            assertThat(URLDecoder.decode(request.url(), StandardCharsets.UTF_8)).contains("|" + text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"9\r\nX: y", "9\u0000y", "9\u2028y", "\",\"sub\":\"9\r\nX"})
    @Requirement("D-TR-06")
    @DisplayName("W-JWT-01: who asks goes into the token as JSON, of which nothing is seen in the header")
    void askers_thatBreakALine_areEncodedInTheToken(String text) {
        URI local = URI.create("https://consumer.example/Id");
        Product product = new Product(local, local, text, text, text);
        RequestingOrganisation hub = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), text, Asid.of("200000009010"), text)
                .build();
        User user = User.builder(text, new PersonName(text, List.of(text), List.of(text)), local, text)
                .smartcard(text, text)
                .build();
        transport.answers(Reply.ok(Fhir.slots()));
        try (AppointmentsClient odd = AppointmentsClient.builder(product, Samples.directory())
                        .transport(transport)
                        .clock(clock)
                        .build();
                Encounter theirs = odd.encounter(hub, user)) {
            theirs.practice(Samples.PRACTICE).searchFreeSlots(SEARCH);
        }

        assertClean(transport.lastRequest());
        Token token = Token.of(transport.lastRequest());
        assertThat(token.claims().get("sub").asText()).isEqualTo(text);
        assertThat(token.claims().at("/requesting_device/model").asText()).isEqualTo(text);
        assertThat(token.claims().at("/requesting_organization/name").asText()).isEqualTo(text);
        assertThat(token.claims().at("/requesting_practitioner/name/0/family").asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.\r\nX: y", "a.b.\u0000", "a.b.\u2028", "a.b.\u00e9", "a b", "a.b.\t"})
    @Requirement("D-TR-06")
    @DisplayName("W-HDR-05: a token of somebody else's making that cannot be a header is not sent, and not quoted")
    void token_thatBreaksALine_isNotSent(String token) {
        try (AppointmentsClient odd = newBuilder().tokens(request -> token).build();
                Encounter theirs = odd.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice(Samples.PRACTICE);

            assertThat(catchThrowable(at::capabilityStatement))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("The token of the request holds")
                    .hasMessageNotContaining(token);
        }
        transport.assertNothingSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9\\r\\nX: y", "9\\u0000y", "9\\u2028y", "9\\\"y", "9 y", "\\u00e9"})
    @Requirement("D-TR-06")
    @DisplayName("W-VER-03: a version of the practice's that cannot be a header is named in none")
    void version_thatBreaksALine_isNotSent(String version) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, Fhir.appointment(version));
        transport.answers(Reply.ok(Fhir.appointment(version)));

        assertThat(catchThrowable(() -> ada.amend(appointment, Amendment.comment("x"))))
                .isInstanceOf(GpConnectException.class);

        assertThat(transport.requests()).extracting(HttpRequest::method).containsOnly("GET");
        transport.requests().forEach(HostileTextsTest::assertClean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nX: y", "\u2028", "\u0085", "\"},{\"", "\\"})
    @Requirement("D-TR-06")
    @DisplayName("W-CT-07: a text for the practice is written as JSON, and comes out at the other end as it was")
    void texts_thatBreakALine_areWrittenAsJson(String text) {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(
                Reply.of(201, Fhir.appointment()), Reply.ok(Fhir.appointment("4")), Reply.ok(Fhir.cancelled("4")));

        ada.book(Booking.of(slot, "a" + text).build());
        assertThat(sent().get("description").asText()).isEqualTo("a" + text);
        ada.amend(appointment, Amendment.comment("a" + text));
        assertThat(sent().get("comment").asText()).isEqualTo("a" + text);
        ada.cancel(appointment, "a" + text);
        assertThat(sent().findValue("valueString").asText()).isEqualTo("a" + text);
        transport.requests().forEach(HostileTextsTest::assertClean);
    }

    private JsonNode sent() {
        return Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()));
    }

    private List<String> carried(PatientRecord ada) {
        return List.of(
                slot().toCarriedJson(), ada.toCarriedJson(), appointment(ada).toCarriedJson());
    }

    private static String withId(String carried, String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\\\u%04x", c)));
        String changed = carried.replaceFirst("\"(id|patientId)\":\"[^\"]*\"", "\"$1\":\"" + escaped + "\"");
        assertThat(changed).isNotEqualTo(carried);
        return changed;
    }

    /** Nothing in the URL or a header could end a line, or be read as something else. */
    private static void assertClean(HttpRequest request) {
        assertThat(request.url()).matches("[!-~]+");
        List<String> names = new ArrayList<>();
        request.headers().forEach((name, value) -> {
            names.add(name);
            assertThat(name).matches("[A-Za-z-]+");
            assertThat(value).matches("[ -~]+");
        });
        assertThat(names).contains("Ssp-To").doesNotContain("X").doesNotHaveDuplicates();
    }
}
