package dev.gpconnect.appointments.testkit.http;

import java.util.Locale;

/** What of a {@link FakeServer} a request reached. */
public enum ServerPart {
    /** A provider, asked straight. */
    PROVIDER,
    /** The Spine proxy. */
    SPINE,
    /** The directory's FHIR API. */
    SDS;

    /** The name in reports, for example {@code spine}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
