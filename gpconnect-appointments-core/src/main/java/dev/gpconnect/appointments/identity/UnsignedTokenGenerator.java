package dev.gpconnect.appointments.identity;

import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PersonName;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the unsigned JWT that GP Connect asks for: a header of exactly two members, the ten claims and no signature, so that
 * the token ends with a dot (W-JWT-01, W-JWT-02). It expires after five minutes.
 */
public final class UnsignedTokenGenerator implements TokenGenerator {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final PlainHeader HEADER = header();

    /** A generator; it holds no state. */
    public UnsignedTokenGenerator() {}

    @Override
    public String generate(TokenRequest request) {
        Instant issued = request.issuedAt();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(request.product().issuer().toString())
                .subject(request.user().id())
                .audience(request.audience().value())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFETIME)))
                .claim("reason_for_request", "directcare")
                .claim("requested_scope", request.interaction().scope())
                .claim("requesting_device", device(request.product()))
                .claim("requesting_organization", organisation(request.organisation()))
                .claim("requesting_practitioner", practitioner(request.user()))
                .build();
        return new PlainJWT(HEADER, claims).serialize();
    }

    private static Map<String, Object> device(Product product) {
        Map<String, Object> device = resource("Device");
        device.put("identifier", List.of(identifier(product.deviceSystem().toString(), product.deviceId())));
        device.put("model", product.model());
        device.put("version", product.version());
        return device;
    }

    private static Map<String, Object> organisation(RequestingOrganisation asking) {
        Map<String, Object> organisation = resource("Organization");
        organisation.put(
                "identifier",
                List.of(identifier(OdsCode.SYSTEM, asking.odsCode().value())));
        organisation.put("name", asking.name());
        return organisation;
    }

    private static Map<String, Object> practitioner(User user) {
        Map<String, Object> practitioner = resource("Practitioner");
        practitioner.put("id", user.id());
        practitioner.put(
                "identifier",
                List.of(
                        identifier(User.SDS_USER_ID_SYSTEM, user.sdsUserId()),
                        identifier("https://fhir.nhs.uk/Id/sds-role-profile-id", user.sdsRoleProfileId()),
                        identifier(user.localSystem().toString(), user.localId())));
        practitioner.put("name", List.of(name(user.name())));
        return practitioner;
    }

    private static Map<String, Object> name(PersonName person) {
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("family", person.family());
        if (!person.given().isEmpty()) {
            name.put("given", person.given());
        }
        if (!person.prefix().isEmpty()) {
            name.put("prefix", person.prefix());
        }
        return name;
    }

    private static Map<String, Object> resource(String type) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resourceType", type);
        return resource;
    }

    private static Map<String, Object> identifier(String system, String value) {
        Map<String, Object> identifier = new LinkedHashMap<>();
        identifier.put("system", system);
        identifier.put("value", value);
        return identifier;
    }

    private static PlainHeader header() {
        try {
            return PlainHeader.parse(Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}"));
        } catch (ParseException e) {
            throw new IllegalStateException("The fixed token header cannot be parsed", e);
        }
    }
}
