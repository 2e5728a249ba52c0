package dev.gpconnect.appointments.testkit.fake.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Device;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Practitioner;
import org.hl7.fhir.dstu3.model.Resource;

/** The unsigned token of a request, checked claim by claim (P-GEN-07, P-GEN-09 to P-GEN-17). */
public final class TokenCheck {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+) *");
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.");
    private static final Set<String> SCOPES =
            Set.of("patient/*.read", "patient/*.write", "organization/*.read", "organization/*.write");
    private static final List<String> TEXTS = List.of("iss", "sub", "aud", "reason_for_request", "requested_scope");
    private static final List<String> RESOURCES =
            List.of("requesting_device", "requesting_organization", "requesting_practitioner");
    private static final long LIFETIME_SECONDS = 300;

    private final FhirCodec codec;
    private final Clock clock;

    /** Checks tokens against a clock, which says whether they have expired. */
    public TokenCheck(FhirCodec codec, Clock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    /** The token of the Authorization header (P-GEN-07). */
    public static String bearer(FakeRequest request) {
        List<String> headers = request.headers("Authorization");
        Matcher matcher = BEARER.matcher(headers.size() == 1 ? headers.get(0) : "");
        require(matcher.matches(), "The Authorization header must be one bearer token.");
        return matcher.group(1);
    }

    /** Checks a token for an interaction; the first fault is the answer. */
    public void check(String token, Interaction interaction, Knobs knobs) {
        Matcher parts = TOKEN.matcher(token);
        require(parts.matches(), "The token must have three parts, the last of them empty.");
        JsonNode header = object(parts.group(1), "header");
        JsonNode claims = object(parts.group(2), "payload");
        require(
                "none".equals(text(header, "alg")) && "JWT".equals(text(header, "typ")),
                "The token's header must be alg none, typ JWT.");
        checkPresence(claims);
        checkTimes(claims);
        require(
                text(claims, "reason_for_request").equals("directcare"),
                "The claim reason_for_request must be directcare.");
        String practitionerId = text(claims.path("requesting_practitioner"), "id");
        require(text(claims, "sub").equals(practitionerId), "The claim sub must equal the practitioner's id.");
        Organization organization = resource(Organization.class, claims.path("requesting_organization"), knobs);
        Practitioner practitioner = resource(Practitioner.class, claims.path("requesting_practitioner"), knobs);
        resource(Device.class, claims.path("requesting_device"), knobs);
        checkScope(text(claims, "requested_scope"), interaction, knobs);
        checkParties(organization, practitioner);
    }

    private JsonNode object(String part, String what) {
        String json = null;
        try {
            json = FhirCodec.utf8(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException broken) {
            require(false, "The token's " + what + " is not base64url.");
        }
        JsonNode tree = json == null ? null : codec.tree(json);
        if (tree == null || !tree.isObject()) {
            throw Refusal.badRequest("The token's " + what + " is not a JSON object.");
        }
        return tree;
    }

    private static void checkPresence(JsonNode claims) {
        for (String name : TEXTS) {
            require(!text(claims, name).isBlank(), "The claim " + name + " is missing or not a text.");
        }
        for (String name : List.of("iat", "exp")) {
            require(
                    claims.path(name).isIntegralNumber() && claims.path(name).canConvertToLong(),
                    "The claim " + name + " is missing or not a number of seconds.");
        }
        for (String name : RESOURCES) {
            require(claims.path(name).isObject(), "The claim " + name + " is missing or not a resource.");
        }
        require(!claims.has("requested_record"), "The claim requested_record must not be sent.");
    }

    private void checkTimes(JsonNode claims) {
        long issued = claims.path("iat").asLong();
        long expires = claims.path("exp").asLong();
        require(expires - issued == LIFETIME_SECONDS, "The claim exp must be iat plus 300 seconds.");
        require(expires > clock.instant().getEpochSecond(), "The token has expired.");
    }

    /** A resource of another type is refused as the knob says, any other fault of it with 422 (P-GEN-14, K-17). */
    private <T extends Resource> T resource(Class<T> type, JsonNode claim, Knobs knobs) {
        if (!text(claim, "resourceType").equals(type.getSimpleName())) {
            throw Refusal.of(
                    knobs.value(Knob.JWT_WRONG_RESOURCE_TYPE),
                    "A claim does not hold a " + type.getSimpleName() + " where it must.");
        }
        return codec.read(type, claim);
    }

    /** The whole scope, its last part only as the demonstrator does, or no more than that there is one (P-GEN-15). */
    private static void checkScope(String scope, Interaction interaction, Knobs knobs) {
        if (knobs.is(Knob.SCOPE_CHECK, "STRICT")) {
            require(SCOPES.contains(scope), "The claim requested_scope is not a scope.");
            require(scope.equals(interaction.scope()), "The claim requested_scope does not fit the interaction.");
        } else if (knobs.is(Knob.SCOPE_CHECK, "READ_WRITE_ONLY")) {
            require(
                    scope.endsWith(interaction.hasBody() ? ".write" : ".read"),
                    "The claim requested_scope does not fit the verb.");
        }
    }

    private static void checkParties(Organization organization, Practitioner practitioner) {
        require(
                organization.hasName() && has(organization.getIdentifier(), Gpc.ID_ODS),
                "The requesting organisation needs a name and an ODS code.");
        require(
                has(practitioner.getIdentifier(), Gpc.ID_SDS_USER),
                "The requesting practitioner needs an SDS user id.");
        require(
                practitioner.getName().stream().anyMatch(name -> name.hasFamily()),
                "The requesting practitioner needs a name.");
    }

    private static boolean has(List<Identifier> identifiers, String system) {
        return identifiers.stream().anyMatch(id -> system.equals(id.getSystem()) && id.hasValue());
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    private static void require(boolean holds, String diagnostics) {
        if (!holds) {
            throw Refusal.badRequest(diagnostics);
        }
    }
}
