package dev.gpconnect.appointments.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.hl7.fhir.dstu3.model.Resource;

/** What the tests of the room share: one context, a strict parser, and free slots of a summer's day. */
abstract class HapiTest {

    static final FhirContext CONTEXT = FhirContext.forDstu3Cached();
    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    static final SlotSearch SEARCH = SlotSearch.between(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2))
            .build();
    static final CallInfo CALL = Samples.call(InteractionId.SEARCH_FREE_SLOTS);

    final HapiConverter converter = HapiConverter.using(CONTEXT);

    /** 1 July 2026, 09:00 to 09:10. */
    static String summerSlot() {
        return Fhir.slot("10", "2026-07-01T09:00:00+01:00", "2026-07-01T09:10:00+01:00");
    }

    /** A practitioner with the national user id, as the profile has it. */
    static String practitioner() {
        return Fhir.practitioner()
                .replace(
                        "\"name\"",
                        "\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/sds-user-id\",\"value\":\"G0000001\"}],\"name\"");
    }

    /** Read from this Bundle, as a practice would send it. */
    static FreeSlots free(String bundle) throws IOException {
        return FreeSlots.read(
                new ByteArrayInputStream(Fhir.utf8(bundle)), SEARCH, OrganisationType.URGENT_CARE, NOW, CALL);
    }

    static IParser strict() {
        return CONTEXT.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }

    /** The structure as JSON, once HAPI's strict parser has taken that. */
    static String strictly(Resource resource) {
        String json = strict().encodeResourceToString(resource);
        strict().parseResource(json);
        return json;
    }
}
