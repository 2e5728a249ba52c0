package dev.gpconnect.appointments.booking;

/**
 * What a practice made of the texts it was sent. A practice with a single text field merges description and comment (C-BOOK-11,
 * D-TXT-04). Unless it is {@link #AS_SENT}, show the user what is stored; before the next amendment in any case.
 */
public enum StoredTexts {
    /** Each sent text is in its own field and nothing else is. A comment that was to be removed is gone. */
    AS_SENT,
    /** Every sent text is found, but one of them in the other field or together with something else. */
    MERGED,
    /** What is stored in each field is a beginning of what was sent for it. */
    CUT,
    /** Anything else: a text was changed, is missing, or was both merged and cut. */
    CHANGED
}
