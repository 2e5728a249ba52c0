package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.model.OdsCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the directory's FHIR API found, as far as it is used: an Endpoint or a Device (W-SDS-08, W-SDS-09).
 *
 * @param type its resource type, whichever that is
 * @param organisations the identifiers of the organisation that it belongs to
 * @param address the service root of an Endpoint; may be absent
 */
record SdsBundleEntry(
        String type,
        List<Identifier> identifiers,
        List<Identifier> organisations,
        @Nullable String address) {

    SdsBundleEntry {
        identifiers = List.copyOf(identifiers);
        organisations = List.copyOf(organisations);
    }

    /** Its address, or none. */
    List<String> addresses() {
        return address == null ? List.of() : List.of(address);
    }

    /** The values of its identifiers in a system, each once. */
    List<String> values(String system) {
        return identifiers.stream()
                .filter(identifier -> identifier.system.equalsIgnoreCase(system))
                .map(Identifier::value)
                .distinct()
                .toList();
    }

    /** Whether it says that it belongs to the organisation; letter case makes no difference (W-SDS-13). */
    boolean belongsTo(OdsCode organisation) {
        return organisations.stream()
                .anyMatch(identifier -> identifier.system.equalsIgnoreCase(OdsCode.SYSTEM)
                        && identifier.value.equalsIgnoreCase(organisation.value()));
    }

    /** Whether nothing in it speaks against this identifier: it has it, or none in that system. */
    boolean agreesWith(String system, String value) {
        List<String> values = values(system);
        return values.isEmpty() || values.stream().anyMatch(value::equalsIgnoreCase);
    }

    /** An identifier that has both parts. */
    record Identifier(String system, String value) {}
}
