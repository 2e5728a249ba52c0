package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.LocationEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.IdentifierToken;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import java.util.List;
import org.hl7.fhir.dstu3.model.Practitioner;

/** The foundation reads and finds that need no more than a look-up (P-RPAT-01, P-FPRA-01, P-RPRA-01). */
final class DirectoryHandlers {
    private final PracticeBook book;
    private final DirectoryRenderer directory;

    DirectoryHandlers(PracticeBook book, DirectoryRenderer directory) {
        this.book = book;
        this.directory = directory;
    }

    Reply readPatient(Exchange exchange) {
        PatientEntry patient = book.patient(exchange.id());
        if (patient == null || book.sensitive(exchange.id())) {
            throw DemonstratorErrors.missing(exchange, SpineCode.PATIENT_NOT_FOUND, "Patient not found");
        }
        return Reply.single(PatientRenderer.patient(patient));
    }

    Reply readPractitioner(Exchange exchange) {
        PractitionerEntry practitioner = book.practitioner(exchange.id());
        if (practitioner == null || !ReleaseLine.of(exchange.knobs()).shows(practitioner, book)) {
            throw DemonstratorErrors.missing(exchange, SpineCode.PRACTITIONER_NOT_FOUND, "Practitioner not found");
        }
        return Reply.single(directory.practitioner(practitioner));
    }

    Reply readOrganization(Exchange exchange) {
        if (!exchange.id().equals(DirectoryRenderer.ORGANIZATION_ID)) {
            throw DemonstratorErrors.missing(exchange, SpineCode.ORGANISATION_NOT_FOUND, "Organisation not found");
        }
        return Reply.single(directory.organization());
    }

    Reply readLocation(Exchange exchange) {
        LocationEntry location = book.location(exchange.id());
        if (location == null) {
            throw DemonstratorErrors.missing(exchange, SpineCode.NO_RECORD_FOUND, "Location not found");
        }
        return Reply.single(directory.location(location));
    }

    Reply findPractitioner(Exchange exchange) {
        String userId = IdentifierToken.value(exchange.query(), Gpc.ID_SDS_USER);
        List<Practitioner> found = book.practitioners().stream()
                .filter(practitioner -> practitioner.sdsUserId().equals(userId)
                        && ReleaseLine.of(exchange.knobs()).shows(practitioner, book))
                .map(directory::practitioner)
                .toList();
        return Reply.of(Bundles.searchset(found));
    }

    Reply findOrganization(Exchange exchange) {
        String code = IdentifierToken.value(exchange.query(), Gpc.ID_ODS);
        boolean own = code.equals(book.identity().odsCode());
        return Reply.of(Bundles.searchset(own ? List.of(directory.organization()) : List.of()));
    }
}
