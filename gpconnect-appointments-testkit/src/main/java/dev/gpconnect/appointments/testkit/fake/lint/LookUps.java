package dev.gpconnect.appointments.testkit.fake.lint;

/** The directory look-ups of one practice for one interaction, and the sessions that they serve (P-LINT-19). For one thread. */
final class LookUps {
    private final Recent<Boolean> served = new Recent<>();
    private int unused;

    void add() {
        unused++;
    }

    /** Whether the session has a result of its own: one that it used before, or one that nobody has used yet. */
    boolean serve(String session) {
        if (served.has(session)) {
            return true;
        }
        if (unused == 0) {
            return false;
        }
        unused--;
        served.put(session, true);
        return true;
    }
}
