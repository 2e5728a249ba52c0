package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.Json;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.model.InteractionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is to be asked of a provider. */
final class Interaction {

    private static final Pattern PATIENT_PATH =
            Pattern.compile("Patient/([A-Za-z0-9\\-.]{1,64})(?:/Appointment\\?.*)?");
    private static final Pattern APPOINTMENT_PATH = Pattern.compile("Appointment/([A-Za-z0-9\\-.]{1,64})");

    private final InteractionId id;
    private final String path;
    private final @Nullable String ifMatch;
    private final byte @Nullable [] body;

    private Interaction(InteractionId id, String path, @Nullable String ifMatch, byte @Nullable [] body) {
        this.id = id;
        this.path = path;
        this.ifMatch = ifMatch;
        this.body = body;
    }

    static Interaction get(InteractionId id, String path) {
        return new Interaction(id, path, null, null);
    }

    static Interaction post(InteractionId id, String path, byte[] body) {
        return new Interaction(id, path, null, body);
    }

    static Interaction put(InteractionId id, String path, @Nullable String version, byte[] body) {
        return new Interaction(id, path, version, body);
    }

    InteractionId id() {
        return id;
    }

    /** The request relative to the service root, percent-encoded. */
    String path() {
        return path;
    }

    /** The version for {@code If-Match}, or null. */
    @Nullable String ifMatch() {
        return ifMatch;
    }

    /** The FHIR JSON to send, or null. */
    byte @Nullable [] body() {
        return body;
    }

    /** The practice's own id of the patient whom the request names (D-AU-01). */
    Optional<String> patientId() {
        return body == null ? idIn(PATIENT_PATH) : patientIn(body);
    }

    /** The practice's own id of the appointment that the request names (D-AU-01). */
    Optional<String> appointmentId() {
        return idIn(APPOINTMENT_PATH);
    }

    private Optional<String> idIn(Pattern ids) {
        Matcher matcher = ids.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The patient among the participants of an appointment; what cannot be read names nobody. */
    private static Optional<String> patientIn(byte[] appointment) {
        List<String> ids = new ArrayList<>(1);
        try {
            Json.read(appointment, cursor -> {
                cursor.object(member -> member(member, cursor, ids));
                return ids;
            });
        } catch (UnreadableContentException e) {
            return Optional.empty();
        }
        return ids.stream().findFirst();
    }

    private static void member(String member, JsonCursor cursor, List<String> patients) throws IOException {
        if (member.equals("participant")) {
            cursor.eachObject(() -> cursor.object(name -> participant(name, cursor, patients)));
        } else {
            cursor.skip();
        }
    }

    private static void participant(String member, JsonCursor cursor, List<String> patients) throws IOException {
        if (!member.equals("actor")) {
            cursor.skip();
            return;
        }
        String reference = Datatypes.reference(cursor);
        String id = reference == null ? null : Datatypes.idIn(reference, "Patient");
        if (id != null) {
            patients.add(id);
        }
    }

    int successStatus() {
        return id == InteractionId.BOOK_APPOINTMENT ? 201 : 200;
    }
}
