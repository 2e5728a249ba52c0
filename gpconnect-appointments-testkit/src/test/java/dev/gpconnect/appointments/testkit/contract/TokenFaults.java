package dev.gpconnect.appointments.testkit.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.identity.TokenGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What may be wrong with a token. */
final class TokenFaults {

    static final List<Fault<TokenGenerator>> ALL = List.of(
            Fault.of(
                    "signed",
                    encoded((header, claims) -> base64(header) + "." + base64(claims) + ".c2ln"),
                    "token_hasTwoUnpaddedParts_andEndsWithADot"),
            Fault.of(
                    "padded",
                    encoded((header, claims) -> base64(header) + "." + padded(claims) + "."),
                    "token_hasTwoUnpaddedParts_andEndsWithADot"),
            Fault.of(
                    "key named",
                    encoded((header, claims) ->
                            base64(header.replace("{", "{\"kid\":\"1\",")) + "." + base64(claims) + "."),
                    "header_hasAlgAndTyp_andNothingElse"),
            Fault.of("claim too many", claims(all -> all.put("jti", "1")), "claims_areTheTen_andNothingElse"),
            Fault.of(
                    "old claim",
                    claims(all -> all.putObject("requested_record")),
                    "claims_areTheTen_andNothingElse",
                    "requestedRecord_isNeverSent"),
            Fault.of(
                    "issuer shortened",
                    claims(all -> all.put("iss", "consumer.example.nhs.uk")),
                    "issuer_isTheProducts"),
            Fault.of(
                    "audience tidied",
                    claims(all -> all.put("aud", all.get("aud").asText().toLowerCase(Locale.ROOT))),
                    "audience_isTheServiceRoot_unaltered"),
            Fault.of(
                    "audience listed",
                    claims(all -> all.set("aud", all.arrayNode().add(all.get("aud")))),
                    "audience_isTheServiceRoot_unaltered"),
            Fault.of(
                    "time as text",
                    claims(all -> all.put("iat", all.get("iat").asText())),
                    "issuedAt_isTheTimeOfTheRequest",
                    "issuedAt_inTheFuture_isNotCorrected"),
            Fault.of(
                    "time corrected",
                    claims(all -> time(all, Math.min(all.get("iat").asLong(), 2_500_000_000L))),
                    "issuedAt_inTheFuture_isNotCorrected"),
            Fault.of(
                    "time ahead",
                    claims(all -> time(all, all.get("iat").asLong() + 1)),
                    "issuedAt_isTheTimeOfTheRequest",
                    "issuedAt_inTheFuture_isNotCorrected"),
            Fault.of(
                    "expiry late",
                    claims(all -> all.put("exp", all.get("exp").asLong() + 1)),
                    "expiry_isFiveMinutesLater",
                    "issuedAt_inTheFuture_isNotCorrected"),
            Fault.of(
                    "reason other", claims(all -> all.put("reason_for_request", "direct care")), "reason_isDirectCare"),
            Fault.of(
                    "scope other",
                    claims(all -> all.put(
                            "requested_scope",
                            all.get("requested_scope").asText().replace("read", "write"))),
                    "scope_isThatOfTheInteraction"),
            Fault.of(
                    "device extended",
                    claims(all -> all.withObject("requesting_device").put("type", "desk")),
                    "device_isMinimal"),
            Fault.of(
                    "organisation extended",
                    claims(all -> all.withObject("requesting_organization").put("id", "1")),
                    "organisation_isMinimal"),
            Fault.of(
                    "practitioner extended",
                    claims(all -> all.withObject("requesting_practitioner").put("gender", "female")),
                    "practitioner_isMinimal"),
            Fault.of(
                    "subject other",
                    claims(all -> all.put("sub", "guid-" + all.get("sub").asText())),
                    "subject_isTheUser_andThePractitionersId"),
            Fault.of("unknown blank", text("\"UNK\"", "\"\""), "practitioner_withoutSmartcard_saysUnknown"),
            Fault.of(
                    "given names joined",
                    text("\"Ana\",\"Maria\"", "\"Ana Maria\""),
                    "name_withSeveralParts_keepsThem"),
            Fault.of(
                    "empty list",
                    text("\\{\"family\":\"Reed\"\\}", "{\"family\":\"Reed\",\"given\":[]}"),
                    "name_ofAFamilyOnly_hasNothingEmpty"),
            Fault.of("ascii only", text("[^\\x20-\\x7e]", "?"), "names_inAnyScript_survive"),
            Fault.of(
                    "kept",
                    TokenFaults::keeping,
                    "audience_isTheServiceRoot_unaltered",
                    "issuedAt_isTheTimeOfTheRequest",
                    "scope_isThatOfTheInteraction",
                    "subject_isTheUser_andThePractitionersId",
                    "names_inAnyScript_survive",
                    "token_ofEachRequest_isMadeForIt"),
            Fault.of("of one thread", TokenFaults::ofOneThread, "manyThreads_eachGetTheirOwnToken"));

    private TokenFaults() {}

    /** A right token, put together again from the texts of its header and claims. */
    private static UnaryOperator<TokenGenerator> encoded(BiFunction<String, String, String> encoding) {
        return right -> request -> {
            DecodedToken token = DecodedToken.of(right.generate(request));
            return encoding.apply(token.header().toString(), token.claims().toString());
        };
    }

    private static UnaryOperator<TokenGenerator> claims(Consumer<ObjectNode> change) {
        return encoded((header, claims) -> {
            ObjectNode changed = (ObjectNode) DecodedToken.json(claims);
            change.accept(changed);
            return base64(header) + "." + base64(changed.toString()) + ".";
        });
    }

    private static UnaryOperator<TokenGenerator> text(String pattern, String replacement) {
        return encoded(
                (header, claims) -> base64(header) + "." + base64(claims.replaceAll(pattern, replacement)) + ".");
    }

    private static void time(ObjectNode claims, long seconds) {
        claims.put("iat", seconds).put("exp", seconds + 300);
    }

    private static TokenGenerator keeping(TokenGenerator right) {
        AtomicReference<String> kept = new AtomicReference<>();
        return request -> kept.updateAndGet(before -> before == null ? right.generate(request) : before);
    }

    private static TokenGenerator ofOneThread(TokenGenerator right) {
        Thread owner = Thread.currentThread();
        return request -> {
            if (!Thread.currentThread().equals(owner)) {
                throw new IllegalStateException("Another thread");
            }
            return right.generate(request);
        };
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String padded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
