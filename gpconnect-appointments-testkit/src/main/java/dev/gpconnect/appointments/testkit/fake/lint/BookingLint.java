package dev.gpconnect.appointments.testkit.fake.lint;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Reference;
import org.jspecify.annotations.Nullable;

/** What a booking leaves out or says too much of (P-LINT-10, P-LINT-11, P-LINT-12, P-LINT-18). */
final class BookingLint {
    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final Pattern CLINICAL = Pattern.compile(
            "(?i)\\b\\d+\\s?(mg|mcg|mmol|mmhg)\\b|\\b(diagnos|symptom|prescri)\\w*|\\b\\d{2,3}/\\d{2,3}\\s?(bp|mmhg)\\b|\\bbp\\s?\\d{2,3}/");

    private BookingLint() {}

    static void check(Appointment sent, PracticeBook book, Notes notes) {
        SlotEntry slot = firstSlot(sent, book);
        if (slot != null) {
            notes.noteIf(
                    Extensions.all(sent, Gpc.EXT_DELIVERY_CHANNEL).isEmpty()
                            || Extensions.all(sent, Gpc.EXT_PRACTITIONER_ROLE).isEmpty(),
                    "P-LINT-10",
                    "Delivery channel and practitioner role are copied from slot and schedule (C-BOOK-04).");
            notes.noteIf(
                    slot.schedule().practitionerId() != null
                            && sent.getParticipant().stream()
                                    .map(participant -> String.valueOf(
                                            participant.getActor().getReference()))
                                    .noneMatch(reference -> reference.startsWith("Practitioner/")),
                    "P-LINT-11",
                    "The schedule's practitioner takes part (C-BOOK-03).");
        }
        checkCreated(sent, book.clock().instant(), notes);
        checkTexts(sent, notes);
    }

    /** The texts of a booking or an amendment. */
    static void checkTexts(Appointment sent, Notes notes) {
        String description = Objects.requireNonNullElse(sent.getDescription(), "");
        String comment = Objects.requireNonNullElse(sent.getComment(), "");
        notes.noteIf(
                description.length() == 100 || comment.length() == 500,
                "P-LINT-18",
                "A text of exactly the permitted length looks cut off; texts are never truncated (C-BOOK-07).");
        notes.noteIf(
                CLINICAL.matcher(description).find()
                        || CLINICAL.matcher(comment).find(),
                "P-LINT-18",
                "No clinical information belongs into description or comment (C-BOOK-07).");
    }

    private static void checkCreated(Appointment sent, Instant now, Notes notes) {
        String text = Objects.requireNonNullElse(sent.getCreatedElement().getValueAsString(), "");
        Instant created = UkTime.tryInstant(text);
        notes.noteIf(
                text.endsWith("Z")
                        || (created != null
                                && Duration.between(created, now).abs().compareTo(NEAR) > 0),
                "P-LINT-12",
                "created is the time of the request, with London's offset and never Z (W-DT-01).");
    }

    private static @Nullable SlotEntry firstSlot(Appointment sent, PracticeBook book) {
        List<Reference> slots = sent.getSlot();
        String reference = slots.isEmpty() ? null : slots.get(0).getReference();
        return reference == null ? null : book.slot(reference.replaceFirst("^Slot/", ""));
    }
}
