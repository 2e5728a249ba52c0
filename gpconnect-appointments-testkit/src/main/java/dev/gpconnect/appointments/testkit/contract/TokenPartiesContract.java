package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PersonName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The claims that are resources: who asks, from where and with what. */
abstract class TokenPartiesContract extends TokenClaimsContract {

    private static final String SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";
    private static final String SDS_ROLE = "https://fhir.nhs.uk/Id/sds-role-profile-id";

    /** What an encoding or a badly put together JSON would lose. */
    private static final List<String> NAMES =
            List.of("Zoë", "Åström-Łukasz", "O'Neil \"the\" Ni\\al", "李小龙", "नेहा", "\uD83D\uDE00", "a/b<c>&d");

    @Test
    @DisplayName("W-JWT-02, W-JWT-03: the device has its identifier, model and version, and nothing else")
    void device_isMinimal() {
        assertThat(claims().path("requesting_device")).isEqualTo(DecodedToken.json("""
                {"resourceType":"Device",
                 "identifier":[{"system":"https://consumer.example/Id/device","value":"install-7"}],
                 "model":"Appointment Desk","version":"1.4.2"}"""));
    }

    @Test
    @DisplayName("W-JWT-02, W-JWT-03: the organisation has its ODS code and name, and nothing else")
    void organisation_isMinimal() {
        assertThat(claims().path("requesting_organization"))
                .isEqualTo(DecodedToken.json("""
                {"resourceType":"Organization",
                 "identifier":[{"system":"%s","value":"Y90010"}],
                 "name":"Northfield Extended Access Hub"}""".formatted(OdsCode.SYSTEM)));
    }

    @Test
    @DisplayName("W-JWT-02, W-JWT-03: the practitioner has an id, three identifiers and a name, and nothing else")
    void practitioner_isMinimal() {
        JsonNode practitioner = practitioner(CLAIRE);
        assertThat(practitioner.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("resourceType", "id", "identifier", "name");
        assertText(practitioner, "resourceType", "Practitioner");
        assertThat(identifiers(practitioner))
                .containsOnly(
                        Map.entry(SDS_USER, "111222333444"),
                        Map.entry(SDS_ROLE, "444555666777"),
                        Map.entry(USERS.toString(), "guid-10019"));
        assertThat(practitioner.path("name")).isEqualTo(DecodedToken.json("""
                        [{"family":"Jones","given":["Claire"],"prefix":["Dr"]}]"""));
    }

    @Test
    @DisplayName("W-JWT-02, W-JWT-05: sub and the practitioner are the user who asks")
    void subject_isTheUser_andThePractitionersId() {
        for (User user : List.of(CLAIRE, user("u-2", PersonName.of("Reed", "Sam")))) {
            JsonNode claims = claims(by(user));
            assertText(claims, "sub", user.id());
            assertText(claims.path("requesting_practitioner"), "id", user.id());
        }
    }

    @Test
    @DisplayName("W-JWT-02: UNK stands for the ids of a smartcard that is not there")
    void practitioner_withoutSmartcard_saysUnknown() {
        assertThat(identifiers(practitioner(user("u-2", CLAIRE.name()))))
                .containsOnly(
                        Map.entry(SDS_USER, "UNK"),
                        Map.entry(SDS_ROLE, "UNK"),
                        Map.entry(USERS.toString(), "guid-u-2"));
    }

    @Test
    @DisplayName("W-JWT-06: the family name is one text; every given name and prefix in its order")
    void name_withSeveralParts_keepsThem() {
        PersonName name = new PersonName("de la Cruz", List.of("Ana", "Maria"), List.of("Prof", "Dr"));
        assertThat(practitioner(user("u-3", name)).path("name")).isEqualTo(DecodedToken.json("""
                        [{"family":"de la Cruz","given":["Ana","Maria"],"prefix":["Prof","Dr"]}]"""));
    }

    @Test
    @DisplayName("W-JWT-03: what a name does not have is left out, as FHIR allows no empty list")
    void name_ofAFamilyOnly_hasNothingEmpty() {
        PersonName name = new PersonName("Reed", List.of(), List.of());
        assertThat(practitioner(user("u-4", name)).path("name"))
                .isEqualTo(DecodedToken.json("[{\"family\":\"Reed\"}]"));
    }

    @Test
    @DisplayName("W-JWT-01: names in any script survive")
    void names_inAnyScript_survive() {
        for (String text : NAMES) {
            JsonNode name = practitioner(user("u-5", PersonName.of(text, text))).at("/name/0");
            assertText(name, "family", text);
            assertThat(name.at("/given/0").asText()).isEqualTo(text);
            Product product = new Product(PRODUCT.issuer(), PRODUCT.deviceSystem(), text, text, text);
            JsonNode claims = claims(by(product, organisation("Y90011", text)));
            assertText(claims.path("requesting_device"), "model", text);
            assertText(claims.path("requesting_organization"), "name", text);
        }
    }

    private JsonNode practitioner(User user) {
        return claims(by(user)).path("requesting_practitioner");
    }

    /** The value of each system; each identifier has these two members only, and no system comes twice. */
    private static Map<String, String> identifiers(JsonNode resource) {
        Map<String, String> values = new TreeMap<>();
        for (JsonNode identifier : resource.path("identifier")) {
            assertThat(identifier.fieldNames()).toIterable().containsExactlyInAnyOrder("system", "value");
            String before = values.put(
                    identifier.path("system").asText(), identifier.path("value").asText());
            assertThat(before).as("an identifier of the same system").isNull();
        }
        return values;
    }
}
