package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.fixture.TestClock;
import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it heard, and a watch around it. */
final class Heard implements TlsListener {

    final List<TlsEvent> events = new CopyOnWriteArrayList<>();
    final TestClock clock = new TestClock(Authority.NOW);

    @Override
    public void onEvent(TlsEvent event) {
        events.add(event);
    }

    TlsWatch watch() {
        return TlsWatch.defaults().withClock(clock).withListener(this);
    }

    List<Kind> kinds() {
        return events.stream().map(TlsEvent::kind).toList();
    }
}
