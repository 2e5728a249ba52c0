package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Responses;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The practices behind one base URL; a request goes to the one whose service root its path begins with (W-URL-06). */
public final class FakePractices {
    private final Map<String, FakePractice> practices = new LinkedHashMap<>();
    private final Responses responses;

    private FakePractices(Collection<FakePractice> practices, String base, FhirCodec codec) {
        practices.forEach(practice -> this.practices.put(practice.identity().odsCode(), practice));
        this.responses = new Responses(codec, base);
    }

    /**
     * Puts practices behind one base.
     *
     * @param practices in the order in which {@link #all()} gives them
     * @param base the URL before each service root, without a slash at its end
     * @param codec writes the answers to requests that reach no practice
     * @return the practices, found by their ODS codes
     */
    public static FakePractices of(Collection<FakePractice> practices, String base, FhirCodec codec) {
        return new FakePractices(practices, base, codec);
    }

    /**
     * Answers a request.
     *
     * @param request any request that reached the base
     * @return the practice's answer, or 404 when no practice is at the path (P-GEN-01)
     */
    public FakeResponse answer(FakeRequest request) {
        String path = request.path();
        int slash = path.indexOf('/', 1);
        FakePractice practice =
                practices.get(path.isEmpty() ? "" : path.substring(1, slash < 0 ? path.length() : slash));
        return practice == null
                ? responses.of(
                        Refusal.notFound(SpineCode.NO_RECORD_FOUND, "No practice is at this path."),
                        Format.JSON,
                        Knobs.defaults())
                : practice.answer(request);
    }

    /**
     * One practice.
     *
     * @param odsCode its ODS code
     * @return the practice
     * @throws NoSuchElementException when none has the code
     */
    public FakePractice practice(String odsCode) {
        FakePractice practice = practices.get(odsCode);
        if (practice == null) {
            throw new NoSuchElementException("No practice has the ODS code " + odsCode);
        }
        return practice;
    }

    /**
     * All practices.
     *
     * @return unmodifiable, in the order in which they were set up
     */
    public Collection<FakePractice> all() {
        return Collections.unmodifiableCollection(practices.values());
    }
}
