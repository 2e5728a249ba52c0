package dev.gpconnect.appointments.testkit.serve;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Query;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** {@code diary}: which practice's, and which days of it. */
final class DiaryControl {
    private static final Set<String> PARAMETERS = Set.of("practice", "from", "days");
    private static final int MOST_DAYS = 31;

    private final FakeWorld world;

    DiaryControl(FakeWorld world) {
        this.world = world;
    }

    FakeResponse get(FakeRequest request) {
        Query query = query(request);
        FakePractice practice = practice(value(query, "practice", ReferenceData.PRACTICE_A.odsCode()));
        LocalDate from = day(value(query, "from", UkTime.today(world.clock()).toString()));
        return Json.answer(200, DiaryReport.of(practice, from, days(value(query, "days", "1"))));
    }

    private static Query query(FakeRequest request) {
        try {
            Query query = Query.parse(request.rawQuery());
            if (PARAMETERS.containsAll(query.names())) {
                return query;
            }
        } catch (Refusal broken) {
            // said below
        }
        throw new WrongUseException("A diary is asked for as diary?practice=Y90001&from=2026-11-23&days=7");
    }

    private static String value(Query query, String name, String absent) {
        List<String> all = query.all(name);
        return all.isEmpty() ? absent : all.get(0);
    }

    private FakePractice practice(String code) {
        List<FakePractice> open = world.practices();
        return open.stream()
                .filter(practice -> practice.identity().odsCode().equals(code))
                .findFirst()
                .orElseThrow(() -> Practices.unknown(
                        code,
                        open.stream()
                                .map(practice -> practice.identity().odsCode())
                                .toList()));
    }

    private static LocalDate day(String text) {
        LocalDate day = UkTime.tryDate(text);
        if (day == null) {
            throw new WrongUseException("from is a date such as 2026-11-23, not '" + text + "'");
        }
        return day;
    }

    private static int days(String text) {
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_DAYS) {
            throw new WrongUseException("days is a number from 1 to " + MOST_DAYS + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
