package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the elements of an Appointment as they come by (M-APPT, column RESP). */
final class AppointmentReader {

    final Map<String, String> texts = new HashMap<>();
    final List<String> slotReferences = new ArrayList<>(1);
    final List<String> actors = new ArrayList<>(3);
    final Map<String, Extension> extensions = new HashMap<>();
    private final Map<String, BookingOrganisation> contained = new HashMap<>();

    @Nullable String versionId;

    @Nullable String serviceType;

    @Nullable String serviceCategory;

    private final JsonCursor cursor;

    AppointmentReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void member(String member) throws IOException {
        switch (member) {
            case "id", "status", "start", "end", "created" -> put(member, cursor.text());
            case "description", "comment" -> put(member, cursor.verbatim());
            case "meta" -> versionId = cursor.textMembers().get("versionId");
            case "serviceType" -> serviceType = Datatypes.conceptText(cursor);
            case "serviceCategory" -> serviceCategory = Datatypes.conceptText(cursor);
            case "slot" -> cursor.eachObject(() -> add(slotReferences, Datatypes.reference(cursor)));
            case "participant" -> cursor.eachObject(() -> cursor.object(this::participant));
            case "extension" -> cursor.eachObject(() -> extension(Extension.read(cursor)));
            case "contained" -> cursor.eachObject(this::containedOrganisation);
            default -> cursor.skip();
        }
    }

    /** The id in the first actor that is of this type. */
    @Nullable String actorId(String type) {
        return actors.stream()
                .map(reference -> Datatypes.idIn(reference, type))
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    @Nullable BookingOrganisation bookingOrganisation() {
        Extension extension = extensions.get(Extension.BOOKING_ORGANISATION);
        String reference = extension == null ? null : extension.reference();
        if (reference == null) {
            return null;
        }
        return contained.get(reference.startsWith("#") ? reference.substring(1) : reference);
    }

    private void participant(String member) throws IOException {
        if (member.equals("actor")) {
            add(actors, Datatypes.reference(cursor));
        } else {
            cursor.skip();
        }
    }

    private void extension(Extension extension) {
        String url = extension.url();
        if (url != null) {
            extensions.putIfAbsent(url, extension);
        }
    }

    private void containedOrganisation() throws IOException {
        ContainedReader organisation = new ContainedReader();
        cursor.object(name -> organisation.member(name, cursor));
        if (organisation.id != null) {
            contained.putIfAbsent(organisation.id, organisation.build());
        }
    }

    private void put(String member, @Nullable String text) {
        if (text != null) {
            texts.put(member, text);
        }
    }

    private static void add(List<String> list, @Nullable String text) {
        if (text != null) {
            list.add(text);
        }
    }

    private static final class ContainedReader {

        /** How the system of organisation types ends, as code system or, before 1.2.1, as value set (M-CS-02). */
        private static final String TYPES = "GPConnect-OrganisationType-1";

        private @Nullable String id;
        private @Nullable String name;
        private Map<String, String> identifiers = Map.of();
        private List<ContactPoint> telecom = List.of();
        private final List<String> types = new ArrayList<>(1);

        void member(String member, JsonCursor cursor) throws IOException {
            switch (member) {
                case "id" -> id = withoutHash(cursor.text());
                case "name" -> name = cursor.text();
                case "identifier" -> identifiers = Datatypes.identifiers(cursor);
                case "telecom" -> telecom = Datatypes.telecom(cursor);
                case "type" ->
                    cursor.eachObject(
                            () -> add(types, Datatypes.coding(cursor, TYPES).get("code")));
                default -> cursor.skip();
            }
        }

        BookingOrganisation build() {
            OrganisationType type = types.isEmpty() ? null : OrganisationType.of(types.get(0));
            return new BookingOrganisation(identifiers.get(OdsCode.SYSTEM), name, telecom, type);
        }

        private static @Nullable String withoutHash(@Nullable String id) {
            return id != null && id.startsWith("#") ? id.substring(1) : id;
        }
    }
}
