package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import dev.gpconnect.appointments.testkit.fake.wire.TokenCheck;
import java.util.List;
import org.hl7.fhir.dstu3.model.Resource;

/** The checks that every request passes before its handler, in the order of 04 section 2 (P-GEN-01 to P-GEN-21). */
final class Pipeline {
    private static final List<String> SSP_HEADERS = List.of("Ssp-TraceID", "Ssp-From", "Ssp-To", "Ssp-InteractionID");

    private final PracticeIdentity identity;
    private final boolean enabled;
    private final FhirCodec codec;
    private final TokenCheck token;

    Pipeline(PracticeIdentity identity, boolean enabled, FhirCodec codec, TokenCheck token) {
        this.identity = identity;
        this.enabled = enabled;
        this.codec = codec;
        this.token = token;
    }

    /** Admits a request, or throws the refusal of the first check that fails. */
    Exchange admit(FakeRequest request, Knobs knobs) {
        if (request.target().indexOf('|') >= 0) {
            throw Refusal.badRequest("The URL holds a raw vertical bar (W-URL-07).");
        }
        String path = belowRoot(request.path());
        checkHeaders(request);
        Interaction interaction = Interaction.of(one(request, "Ssp-InteractionID"));
        String id = interaction.match(request.method(), path);
        String bearer = TokenCheck.bearer(request);
        Query query = Query.parse(request.rawQuery());
        DemonstratorErrors.checkAccept(request, query, knobs);
        Format.ofResponse(request, query);
        Format bodyFormat = interaction.hasBody() ? Format.ofBody(request) : Format.JSON;
        token.check(bearer, interaction, knobs);
        if (!enabled && interaction != Interaction.META) {
            throw Refusal.accessDenied("Appointment management is switched off at this practice.");
        }
        DemonstratorErrors.checkParameters(interaction, query, knobs);
        Resource body =
                interaction.hasBody() ? codec.read(interaction.bodyType(), request.body(), bodyFormat, knobs) : null;
        return new Exchange(request, interaction, id, query, knobs, body);
    }

    private String belowRoot(String path) {
        String root = identity.rootPath();
        if (!path.startsWith(root) || (path.length() > root.length() && path.charAt(root.length()) != '/')) {
            throw Refusal.notFound(SpineCode.NO_RECORD_FOUND, "No service root is at this path.");
        }
        return path.substring(root.length());
    }

    private void checkHeaders(FakeRequest request) {
        for (String name : SSP_HEADERS) {
            one(request, name);
        }
        if (!one(request, "Ssp-To").equals(identity.asid())) {
            throw Refusal.badRequest("The header Ssp-To does not name this practice's system.");
        }
    }

    private static String one(FakeRequest request, String name) {
        List<String> values = request.headers(name);
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw Refusal.badRequest("The header " + name + " must be given exactly once.");
        }
        return values.get(0);
    }
}
