package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BundleReader;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A patient's appointments at a practice, in order of time: cancelled ones, visits and today's elapsed ones among them
 * (C-RETR-03), whoever booked them.
 */
public final class PatientAppointments implements Iterable<Appointment> {

    private final List<Appointment> appointments;
    private final UUID traceId;

    private PatientAppointments(List<Appointment> appointments, UUID traceId) {
        this.appointments = appointments;
        this.traceId = traceId;
    }

    /**
     * Reads the appointments of a Bundle that a practice sent.
     *
     * @throws UnreadableContentException if the bytes are not a Bundle, or hold an Appointment without id, start or end
     */
    public static PatientAppointments parse(byte[] json, CallInfo call) {
        List<Appointment> appointments = BundleReader.slices(json, "Appointment").stream()
                .map(slice -> Appointment.parse(slice, null, call))
                .sorted(Comparator.comparing(Appointment::start).thenComparing(Appointment::id))
                .toList();
        return new PatientAppointments(appointments, call.traceId());
    }

    /** The appointments, earliest first. */
    public List<Appointment> list() {
        return appointments;
    }

    /** The appointments, earliest first. */
    public Stream<Appointment> stream() {
        return appointments.stream();
    }

    @Override
    public Iterator<Appointment> iterator() {
        return appointments.iterator();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return appointments.isEmpty();
    }

    /** The trace id of the exchange they came in. */
    public UUID traceId() {
        return traceId;
    }

    @Override
    public String toString() {
        return "PatientAppointments[" + appointments.size() + "]";
    }
}
