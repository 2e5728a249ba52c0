package dev.gpconnect.appointments.testkit.fake.knob;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the specification leaves open, and how the fake settles it (04 section 9). The first choice of each is its default. */
public enum Knob {
    /** How a registration that lacks something is refused: as the page says, or as the acceptance suite expects (K-05). */
    REGISTER_ERRORS("registerErrors", "SPEC", "SUITE"),
    /** What becomes of an amendment or cancellation without If-Match (K-08). */
    MISSING_IF_MATCH("missingIfMatch", "ACCEPT", "REJECT"),
    /** The refusal of booking, reading, amending or cancelling in the past; any status will do, and any code that the fake has (K-09). */
    PAST("pastReadAmendCancelBook", Kind.REFUSAL, "422 INVALID_RESOURCE"),
    /** The refusal of a booking for a patient who is not there. */
    PATIENT_REF_UNKNOWN("patientRefUnknown", Kind.REFUSAL, "422 REFERENCE_NOT_FOUND", "404 PATIENT_NOT_FOUND"),
    /** What cancelling a cancelled appointment gives: a refusal, or 200 with the appointment as it is. */
    RECANCEL("recancel", Kind.REFUSAL, "422 INVALID_RESOURCE", "200"),
    /** The refusal of a body that is not well-formed (K-16). */
    MALFORMED_BODY("malformedBody", Kind.REFUSAL, "400 BAD_REQUEST", "422 INVALID_RESOURCE"),
    /** The refusal of a claim with a resource of the wrong type (K-17). */
    JWT_WRONG_RESOURCE_TYPE("jwtWrongResourceType", Kind.REFUSAL, "422 INVALID_RESOURCE", "400 BAD_REQUEST"),
    /** How far the token's scope is compared with the interaction; OFF asks only that there is one (P-GEN-15). */
    SCOPE_CHECK("scopeCheck", "STRICT", "READ_WRITE_ONLY", "OFF"),
    /** Whether a booking's start and end are compared with the slots' as instants or as texts (P-BOOK-14). */
    START_END_COMPARISON("startEndComparison", "INSTANT", "LEXICAL"),
    /** What a date as end of a slot search means (K-12). */
    DATE_ONLY_END("dateOnlyEnd", "WHOLE_DAY", "MIDNIGHT"),
    /** Whether the organisation comes with slots without being asked for (K-23). */
    ORGANIZATION_IN_SLOTS("organizationInSlots", "ALWAYS", "ONLY_IF_INCLUDED"),
    /** Whether description and comment are stored as one text (P-BOOK-05). */
    SINGLE_TEXT_FIELD("singleTextField", "OFF", "ON"),
    /** Whether a booking, amendment or cancellation is answered with an ETag (K-32). */
    ETAG_ON_WRITE("etagOnWrite", "ON", "OFF"),
    /** Whether the Location of a booking names the version (K-32). */
    LOCATION_HISTORY("locationHistory", "ON", "OFF"),
    /** The system of the Spine code in an error (K-01). */
    ERROR_CODING_SYSTEM("errorCodingSystem", "CodeSystem", "ValueSet"),
    /** How the code of a switched-off capability is spelt (K-02). */
    ACCESS_DENIED_CODE("accessDeniedCode", "ACCESS DENIED", "ACCESS_DENIED"),
    /** The issue type of a 409 for a slot that is taken or a second registration; a stale version is a conflict either way (K-40). */
    CONFLICT_ISSUE_TYPE("conflictIssueType", "duplicate", "conflict"),
    /** The release line: 1.2.7 knows no Visit rules and 20 roles, and 1.2.8 adds service filtering to it (05 section 5). */
    SPEC_VERSION("specVersion", "1.2.9", "1.2.7", "1.2.8"),
    /** The supplier's switch of service filtering; SELECTED is on for the practices that list services, in the reference data Y90001 (P-SVC-01). */
    SERVICE_FILTERING("serviceFiltering", "OFF", "SELECTED", "ON"),
    /** The organisation's own switch of service filtering (P-SVC-01). */
    SERVICE_FILTERING_ORGANISATION("serviceFilteringOrganisation", "ON", "OFF"),
    /** Whether unknown ids, parameters and media types are answered as the demonstrator does (K-06, K-14, K-15, K-30, K-31). */
    DEMONSTRATOR_ERRORS("demonstratorErrors", "OFF", "ON"),
    /** Whether appointments of the past are given out, as no 1.x provider does (05 section 3). */
    SERVES_PAST("servesPast", "OFF", "ON"),
    /** How many characters of a cancellation reason are kept (P-CANC-05). */
    REASON_LIMIT("reasonLimit", Kind.NUMBER, "OFF"),
    /** What the Spine proxy makes of the client's certificate; 496 when missing, 495 when invalid (P-SSP-01). */
    CLIENT_CERTIFICATE("clientCertificate", "VALID", "MISSING", "INVALID");

    private enum Kind {
        CHOICE,
        REFUSAL,
        NUMBER
    }

    private final String id;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // it is List.of
    private final List<String> choices;

    Knob(String id, String... choices) {
        this(id, Kind.CHOICE, choices);
    }

    Knob(String id, Kind kind, String... choices) {
        this.id = id;
        this.kind = kind;
        this.choices = List.of(choices);
    }

    /** The knob's name in 04 section 9 and on the command line, for example {@code registerErrors}. */
    public String id() {
        return id;
    }

    /** The value when nobody sets it. */
    public String standard() {
        return choices.get(0);
    }

    /** The values that can be chosen; where a refusal or a number is asked for, others will do too. */
    public List<String> choices() {
        return choices;
    }

    /**
     * The knob of a name.
     *
     * @throws IllegalArgumentException naming all knobs when there is none
     */
    public static Knob named(String id) {
        return Arrays.stream(values())
                .filter(knob -> knob.id.equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no knob '" + id + "'; there are "
                        + Arrays.stream(values()).map(Knob::id).collect(Collectors.joining(", "))));
    }

    /** The value as the choices spell it; a refusal may be given by its status or its code alone. */
    String canonical(String value) {
        String wanted = value.strip();
        for (String choice : choices) {
            boolean part =
                    kind == Kind.REFUSAL && Arrays.asList(choice.split(" ")).contains(wanted);
            if (choice.equalsIgnoreCase(wanted) || part) {
                return choice;
            }
        }
        boolean free = kind == Kind.NUMBER
                ? wanted.matches("[1-9][0-9]{0,8}")
                : this == PAST && wanted.matches("[45][0-9]{2}[ /][A-Z_]+");
        if (!free) {
            throw new IllegalArgumentException(
                    "The knob " + id + " cannot be '" + value + "'; it can be " + String.join(", ", choices) + hint());
        }
        return wanted.replace('/', ' ').toUpperCase(Locale.ROOT);
    }

    private String hint() {
        return kind == Kind.NUMBER ? " or a number" : this == PAST ? " or any other status and Spine code" : "";
    }
}
