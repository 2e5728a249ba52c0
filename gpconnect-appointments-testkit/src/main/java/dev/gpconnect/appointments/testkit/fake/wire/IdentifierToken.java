package dev.gpconnect.appointments.testkit.fake.wire;

/** A token parameter of a search, given once: {@code system|value}, both there (P-FPAT-01, P-FPRA-01). */
public final class IdentifierToken {
    private IdentifierToken() {}

    /** Reads the parameter {@code identifier}; 400 for another system than the one that the search knows. */
    public static String value(Query query, String system) {
        return value(query, "identifier", system);
    }

    /** Reads a parameter of any name; 400 for another system than the one that the search knows. */
    public static String value(Query query, String name, String system) {
        String token = query.once(name);
        int bar = token.indexOf('|');
        if (bar < 0
                || token.substring(0, bar).isBlank()
                || token.substring(bar + 1).isBlank()) {
            throw Refusal.invalidParameter("The parameter '" + name + "' must be system|value.");
        }
        if (!token.substring(0, bar).equals(system)) {
            throw Refusal.badValue(
                    SpineCode.INVALID_IDENTIFIER_SYSTEM, "The identifier's system is not supported here.");
        }
        return token.substring(bar + 1);
    }
}
