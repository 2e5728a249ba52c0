package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-06: what comes back is not trusted, member by member, and nothing is sent for it")
class TamperedStateTest extends ClientTest {

    private static final String SECRET = "Zq9-secret";

    private static final Set<String> OPTIONAL = Set.of(
            "scheduleId",
            "slotType",
            "deliveryChannel",
            "sessionType",
            "locationId",
            "practitionerId",
            "healthcareServiceId",
            "roleDisplay",
            "roleSystem",
            "searchedAs",
            "version",
            "acknowledged");

    private Map<String, Consumer<String>> resuming = Map.of();
    private int sent;

    @BeforeEach
    void carry() {
        String schedule = Fhir.schedule()
                .replace(
                        "{\"reference\":\"Location/1\"}",
                        "{\"reference\":\"Location/1\"},{\"reference\":\"HealthcareService/4\"}");
        transport.answers(Reply.ok(Fhir.bundle(Fhir.nineOClock(), schedule)));
        String slot = practice.searchFreeSlots(SEARCH).first().toCarriedJson();
        PatientRecord ada = ada();
        String appointment = appointment(ada).toCarriedJson();
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("1951-03-04", "1951-04-03"))));
        PatientRecord different = practice.findPatient(Samples.ada()).orElseThrow();
        String patient = different.acknowledge(different.differences()).toCarriedJson();
        resuming = Map.of(
                slot, practice::resumeSlot,
                patient, json -> practice.resumePatient(json, Samples.ada()),
                appointment, ada::resumeAppointment);
        sent = transport.requests().size();
    }

    @Test
    @DisplayName("D-CA-03, D-IG-07: no name, number, text, birth date, ASID, address or token is in any state")
    void states_all_holdNoneOfThese() {
        assertThat(resuming.keySet())
                .hasSize(3)
                .allSatisfy(json -> assertThat(json)
                        .matches("\\p{ASCII}*")
                        .doesNotContainIgnoringCase(
                                "Ashdown", "Ada", "99900000", "1951", "female", "Wheelchair", "Booked by the hub")
                        .doesNotContainIgnoringCase("2000000090", "example", "Bearer", "ey", "Black", "River", "hub"));
    }

    @Test
    void member_removed_isRefusedUnlessItMayBeAbsent() {
        eachMember((state, name) -> {
            state.remove(name);
            return !OPTIONAL.contains(name);
        });
    }

    @Test
    void member_ofAnotherKind_isRefused() {
        for (String value : List.of("null", "true", "2", "1.0", "[\"" + SECRET + "\"]", "{\"a\":\"" + SECRET + "\"}")) {
            eachMember((state, name) -> {
                state.set(name, Token.json(value));
                return true;
            });
        }
        eachMember((state, name) -> {
            state.set(name, name.equals("format") ? Token.json("\"1\"") : Token.json("1"));
            return true;
        });
    }

    @Test
    void member_withAnImpossibleText_isRefused() {
        for (String text : List.of(" ", SECRET + "\u0000", SECRET + "\u009f", SECRET + "\ud83d", SECRET.repeat(101))) {
            eachMember((state, name) -> {
                state.put(name, text);
                return true;
            });
        }
    }

    @Test
    @DisplayName(
            "W-URL-05, W-DT-10: no path gets into an id, no date-time is without an offset, no name is an ODS code")
    void member_thatHasAForm_keepsToIt() {
        Set<String> formed = Set.of(
                "type",
                "practice",
                "id",
                "start",
                "end",
                "scheduleId",
                "locationId",
                "practitionerId",
                "healthcareServiceId",
                "acknowledged");
        for (String text : List.of("../" + SECRET, "2?x=" + SECRET, "..", "y90001 ", "2026-11-23T09:00:00")) {
            eachMember((state, name) -> {
                if (!formed.contains(name)) {
                    return null;
                }
                state.put(name, text);
                return true;
            });
        }
    }

    @Test
    void member_addedOrOfAnotherType_isRefused() {
        List<String> states = List.copyOf(resuming.keySet());
        states.forEach(json -> {
            assertRefused(json, json.replaceFirst("}$", ",\"" + SECRET + "\":\"x\"}"));
            assertRefused(json, json.replaceFirst("}$", ",\"roleDisplay \":\"x\"}"));
            assertRefused(json, json.replace("\"format\":1", "\"format\":2"));
            states.stream().filter(other -> !other.equals(json)).forEach(other -> assertRefused(json, other));
        });
    }

    @Test
    void slot_withoutLengthOrWithHalfARole_isRefused() {
        String slot = json("slot");
        assertRefused(slot, slot.replace("T09:10:00", "T09:00:00"));
        assertRefused(slot, slot.replace("T09:10:00", "T08:50:00"));
        assertRefused(slot, slot.replaceFirst("\"roleCode\":\"R0260\",", ""));
    }

    @Test
    void patient_withAnAcknowledgementThatIsNoCode_isRefused() {
        String patient = json("patient");
        String digits = "0123456789abcdef".repeat(4);
        for (String code : List.of(
                "BIRTH_DATE",
                digits.substring(1),
                digits + "0",
                digits.substring(1) + "g",
                digits.substring(1) + " ",
                digits.substring(1) + "\n",
                digits.substring(1) + "\uff10")) {
            ObjectNode state = (ObjectNode) Token.json(patient);
            state.put("acknowledged", code);
            assertRefused(patient, state.toString());
        }
    }

    /** Does this to each member of each state in turn; it says whether that is to be refused, or null to leave the member out. */
    private void eachMember(Tampering tampering) {
        List<String> tampered = new ArrayList<>();
        resuming.keySet()
                .forEach(json -> Token.json(json).fieldNames().forEachRemaining(name -> {
                    ObjectNode state = (ObjectNode) Token.json(json);
                    Boolean refused = tampering.with(state, name);
                    if (Boolean.TRUE.equals(refused)) {
                        tampered.add(name);
                        assertRefused(json, state.toString());
                    } else if (refused != null) {
                        acceptable(json, state);
                    }
                }));
        assertThat(tampered).contains("practice", "id", "start");
    }

    /** Where nothing is asked of the practice, the state is taken without the member. */
    private void acceptable(String json, JsonNode state) {
        if (json.equals(json("slot"))) {
            assertThat(Token.json(practice.resumeSlot(state.toString()).toCarriedJson()))
                    .isEqualTo(state);
        }
    }

    private void assertRefused(String json, String tampered) {
        Consumer<String> resume = resuming.get(json);
        assertThat(resume).isNotNull();
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> resume.accept(tampered));
        assertThat(refusal).as(tampered).isNotNull();
        assertThat(refusal.rule()).as(tampered).isEqualTo("W-SDS-06");
        assertThat(refusal.toString()).doesNotContain("secret").contains("refused: ", "; ask the practice");
        assertThat(refusal.getCause()).isNull();
        assertThat(transport.requests()).hasSize(sent);
    }

    private String json(String type) {
        return resuming.keySet().stream()
                .filter(json -> json.contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }

    private interface Tampering {
        Boolean with(ObjectNode state, String name);
    }
}
