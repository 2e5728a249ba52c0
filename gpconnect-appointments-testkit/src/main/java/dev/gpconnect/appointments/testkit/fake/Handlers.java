package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Availability;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The handlers of one practice, one for each interaction (01 section 2). */
final class Handlers {
    private final Map<Interaction, Handler> handlers = new EnumMap<>(Interaction.class);
    private final PracticeBook book;
    private final DirectoryRenderer directory;
    private final Services services;

    Handlers(PracticeBook book, FhirCodec codec) {
        this.book = book;
        this.directory = new DirectoryRenderer(book);
        this.services = new Services(book);
        addFoundations();
        addAppointments(new AppointmentForm(codec));
    }

    private void addFoundations() {
        DirectoryHandlers reads = new DirectoryHandlers(book, directory);
        ServiceHandlers healthcare = new ServiceHandlers(services, directory);
        handlers.put(Interaction.META, new MetadataHandler(services));
        handlers.put(Interaction.FPAT, new FindPatientHandler(book));
        handlers.put(Interaction.RPAT, reads::readPatient);
        handlers.put(Interaction.REG, new RegisterHandler(book));
        handlers.put(Interaction.FPRA, reads::findPractitioner);
        handlers.put(Interaction.RPRA, reads::readPractitioner);
        handlers.put(Interaction.FORG, reads::findOrganization);
        handlers.put(Interaction.RORG, reads::readOrganization);
        handlers.put(Interaction.RLOC, reads::readLocation);
        handlers.put(Interaction.FHCS, healthcare::find);
        handlers.put(Interaction.RHCS, healthcare::read);
    }

    private void addAppointments(AppointmentForm form) {
        Availability availability = new Availability(book);
        ShownAppointments appointments = new ShownAppointments(book, services);
        ChangeGuard guard = new ChangeGuard(book, form);
        SlotBundles bundles = new SlotBundles(book, directory, services);
        BookingChecks checks = new BookingChecks(book, availability, services);
        handlers.put(Interaction.SLOT, new SlotSearchHandler(book, availability, services, bundles));
        handlers.put(Interaction.BOOK, new BookHandler(book, form, checks, appointments));
        handlers.put(Interaction.READ, new ReadAppointmentHandler(book, appointments));
        handlers.put(Interaction.RETR, new RetrieveHandler(book, appointments));
        handlers.put(Interaction.AMND, new AmendHandler(book, guard, appointments));
        handlers.put(Interaction.CANC, new CancelHandler(book, guard, appointments));
    }

    /** What the interaction's handler says; the caller holds the practice's lock. */
    Reply answer(Exchange exchange) {
        return Objects.requireNonNull(handlers.get(exchange.interaction()), "handler")
                .answer(exchange);
    }
}
