package dev.gpconnect.appointments.slots;

/** Why a slot that a practice sent is not offered (C-SLOT-06, W-DT-06). In the order in which the reasons are looked at. */
public enum LeftOut {
    /** It is not free, although only free ones were asked for. */
    NOT_FREE("not free"),
    /** It has begun. */
    PAST("begun or past"),
    /** It is a visit to the patient, which only the practice books. */
    VISIT("visits"),
    /** It begins before the search's range, or ends after it. */
    OUTSIDE_RANGE("outside the times asked for"),
    /** It takes place in another way than the one asked for. */
    CHANNEL("of another delivery channel"),
    /** Whoever runs the session has another role. */
    ROLE("of another practitioner role"),
    /** Whoever runs the session has another gender. */
    GENDER("of a practitioner of another gender"),
    /** The practice's name of this kind of slot does not have the text asked for. */
    SLOT_TYPE("of another slot type"),
    /** The practice's name of the session does not have the text asked for. */
    SESSION_TYPE("of another session type"),
    /** It is at another location. */
    LOCATION("at another location"),
    /** It is at a location that another organisation runs. */
    ORGANISATION("at another organisation's location"),
    /** It is at another time of the day. */
    TIME_OF_DAY("at another time of the day"),
    /** It is on another day of the week. */
    DAY_OF_WEEK("on another day of the week"),
    /** It is shorter than the duration asked for. */
    TOO_SHORT("too short");

    private final String explanation;

    LeftOut(String explanation) {
        this.explanation = explanation;
    }

    /** What such slots are, in English for support staff, such as {@code at another location}; those that do not say are among them. */
    public String explanation() {
        return explanation;
    }
}
