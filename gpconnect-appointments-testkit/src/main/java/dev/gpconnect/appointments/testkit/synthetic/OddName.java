package dev.gpconnect.appointments.testkit.synthetic;

/** Names that software tends to get wrong; none is anybody's. */
public enum OddName {
    /** A family name and a given name of 100 letters each. */
    VERY_LONG("Q".repeat(100), "Z".repeat(100)),
    /** One letter each. */
    SINGLE_LETTER("Q", "Z"),
    /** Apostrophes, straight and typographic. */
    APOSTROPHE("O'Synthetic", "D\u2019Test"),
    /** Hyphens and spaces within each name. */
    HYPHENS_AND_SPACES("van der Synthetic-Test", "Mary Ann-Test"),
    /** Letters of Welsh, Polish, Turkish and Vietnamese. */
    ACCENTS("\u0174yn-\u0141\u0119cka", "\u0130nci Nguy\u1ec5n"),
    /** The same accent as a letter of its own: e and a combining acute. */
    COMBINING("Synthe\u0301tic", "Te\u0301st"),
    /** Other scripts than the Latin one. */
    OTHER_SCRIPTS("\u5408\u6210", "\u0422\u0435\u0441\u0442"),
    /** A letter outside of the 16-bit range. */
    SUPPLEMENTARY("Test\ud842\udfb7", "Test"),
    /** What is markup or a query in other places. */
    MARKUP("<b>&amp;|\\\"Test", "Te%20st$,;");

    private final String family;
    private final String given;

    OddName(String family, String given) {
        this.family = family;
        this.given = given;
    }

    /** The family name. */
    public String family() {
        return family;
    }

    /** The given name. */
    public String given() {
        return given;
    }
}
