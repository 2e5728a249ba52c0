package dev.gpconnect.appointments.testkit.fake.wire;

import java.util.Locale;
import org.hl7.fhir.dstu3.model.HumanName;

/** How a name is shown as one text (M-PAT-06). */
public final class HumanNames {
    private HumanNames() {}

    /** The family name in capitals, the given names, and the prefix in brackets. */
    public static String text(HumanName name) {
        return name.getFamily().toUpperCase(Locale.UK) + " " + name.getGivenAsSingleString() + " ("
                + name.getPrefixAsSingleString() + ")";
    }
}
