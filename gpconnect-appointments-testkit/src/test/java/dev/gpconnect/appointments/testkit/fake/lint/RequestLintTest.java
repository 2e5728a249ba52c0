package dev.gpconnect.appointments.testkit.fake.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestLintTest extends LintTest {

    @Test
    void request_thatIsRight_hasNoFinding() {
        assertThat(search().status()).isEqualTo(200);
        assertThat(send(clean(Interaction.META, "/metadata")).status()).isEqualTo(200);
        assertThat(rules()).isEmpty();
    }

    @Test
    void finding_saysWhereAndWhenAndInWhichRequest() {
        send(clean(Interaction.META, "/metadata").header("Accept", "*/*"));

        Finding finding = controls.findings().all().get(0);
        assertThat(finding.rule()).isEqualTo("P-LINT-06");
        assertThat(finding.interaction()).isEqualTo(Interaction.META.id());
        assertThat(finding.practice()).isEqualTo("Y90001");
        assertThat(finding.traceId()).isEqualTo("00000000-0000-0007-0000-000000000001");
        assertThat(finding.at()).isEqualTo(clock.instant());
        assertThat(finding.message()).contains("application/fhir+json");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-01: If-Match of an amendment is absent, strong or bare")
    @ValueSource(strings = {"", "\"1\"", "1", "*"})
    void amendment_withoutWeakIfMatch_isFound(String ifMatch) {
        Draft draft = clean(Interaction.AMND, "/Appointment/2").body("{}");
        if (!ifMatch.isEmpty()) {
            draft.header("If-Match", ifMatch);
        }
        assertFinds(draft, "P-LINT-01");
    }

    @Test
    @DisplayName("P-LINT-01: the weak ETag is right")
    void amendment_withWeakIfMatch_isNotFound() {
        send(clean(Interaction.AMND, "/Appointment/2").body("{}").header("If-Match", "W/\"1\""));

        assertThat(rules()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("P-LINT-02: aud is the service root")
    @ValueSource(strings = {"https://provider.example/Y90001/STU3/1/gpconnect/", "https://provider.example/Y90002"})
    void audience_otherThanTheRoot_isFound(String audience) {
        assertFinds(token(claims -> claims.put("aud", audience)), "P-LINT-02");
    }

    @Test
    @DisplayName("P-LINT-04: role profile id missing")
    void practitioner_withoutRoleProfile_isFound() {
        assertFinds(token(claims -> identifiers(claims).remove(1)), "P-LINT-04");
    }

    @Test
    @DisplayName("P-LINT-04: local id missing")
    void practitioner_withoutLocalId_isFound() {
        assertFinds(token(claims -> identifiers(claims).remove(2)), "P-LINT-04");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-04: one of the smartcard's ids is UNK")
    @ValueSource(ints = {0, 1})
    void practitioner_withHalfASmartcard_isFound(int index) {
        assertFinds(token(claims -> ((ObjectNode) identifiers(claims).get(index)).put("value", "UNK")), "P-LINT-04");
    }

    @Test
    @DisplayName("P-LINT-04: without a smartcard both are UNK")
    void practitioner_withoutSmartcard_isNotFound() {
        send(token(claims -> {
            ((ObjectNode) identifiers(claims).get(0)).put("value", "UNK");
            ((ObjectNode) identifiers(claims).get(1)).put("value", "UNK");
        }));

        assertThat(rules()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("P-LINT-05: raw bar or plus in a query, refused or not")
    @ValueSource(strings = {"/Organization?identifier=a|b", "/Organization?identifier=a%7Cb+c"})
    void query_withRawBarOrPlus_isFound(String path) {
        assertFinds(clean(Interaction.FORG, path), "P-LINT-05");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-06: Accept is a list, a range or nothing")
    @ValueSource(strings = {"application/fhir+json, application/json", "*/*", "application/json", ""})
    void accept_thatIsNotOnePlainType_isFound(String accept) {
        Draft draft = clean(Interaction.META, "/metadata");
        assertFinds(accept.isEmpty() ? draft.without("Accept") : draft.header("Accept", accept), "P-LINT-06");
    }

    @Test
    @DisplayName("P-LINT-06: a body without charset")
    void body_withoutCharset_isFound() {
        Draft draft = clean(Interaction.REG, "/Patient/$gpc.registerpatient")
                .body("{}")
                .header("Content-Type", "application/fhir+json");
        assertFinds(draft, "P-LINT-06");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-07: unknown parameters and includes")
    @ValueSource(
            strings = {"&colour=red", "&_count=10", "&_include=Slot:other", "&_include:recurse=Schedule:actor:Device"})
    void search_withUnknownParameter_isFound(String more) {
        assertFinds(clean(Interaction.SLOT, FILTERED + more), "P-LINT-07");
    }

    @Test
    @DisplayName("P-LINT-08: a scope of the wrong family")
    void scope_ofAnotherFamily_isFound() {
        assertFinds(token(claims -> claims.put("requested_scope", "patient/*.read")), "P-LINT-08");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-13: the sender's organisation and the token's")
    @CsvSource({"200000009010, Y90010, ''", "200000009010, Y90020, P-LINT-13", "200000009099, Y90020, ''"})
    void sender_ofAnotherOrganisation_isFound(String asid, String ods, String rule) {
        send(token(claims -> ((ObjectNode) claims.at("/requesting_organization/identifier/0")).put("value", ods))
                .header("Ssp-From", asid));

        assertThat(String.join(" ", rules())).isEqualTo(rule);
    }

    @Test
    @DisplayName("P-LINT-20: an address that was made up for fullUrl")
    void request_thatUsesAFullUrl_isFound() {
        assertFinds(clean(Interaction.RLOC, "/Location/" + Bundles.BOGUS + "-1"), "P-LINT-20");
    }

    @Test
    @DisplayName("W-JWT-02: claims beyond the ten are accepted and found")
    void token_withAnExtraClaim_isFound() {
        Draft draft = token(claims -> claims.put("jti", "1"));

        assertThat(send(draft).status()).isEqualTo(200);
        assertThat(rules()).containsExactly("W-JWT-02");
    }

    private Draft token(Consumer<ObjectNode> change) {
        return clean(Interaction.META, "/metadata").claims(change);
    }
}
