package dev.gpconnect.appointments;

import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.ResourceId;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.slots.SearchWindow;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The requests relative to a service root, encoded as 01-wire §6 has them (W-URL-07, W-SRCH-01 to W-SRCH-11). */
final class Requests {

    private static final String UNENCODED = "-._~:/";

    private Requests() {}

    static String slotSearch(SlotSearch search, SearchWindow window, OdsCode asking, @Nullable OrganisationType type) {
        StringBuilder path = new StringBuilder("Slot?status=free")
                .append("&start=ge")
                .append(encoded(UkTime.format(window.from().toInstant())))
                .append("&end=le")
                .append(encoded(UkTime.format(window.to().toInstant())))
                .append("&_include=Slot:schedule")
                .append("&_include:recurse=Schedule:actor:Practitioner")
                .append("&_include:recurse=Schedule:actor:Location")
                .append("&_include:recurse=Location:managingOrganization")
                .append(search.service().map(Requests::service).orElse(""))
                .append("&searchFilter=")
                .append(token(OdsCode.SYSTEM, asking.value()));
        if (type != null) {
            path.append("&searchFilter=").append(token(OrganisationType.SYSTEM, type.code()));
        }
        return path.toString();
    }

    private static String service(String dosServiceId) {
        return "&_include:recurse=Schedule:actor:HealthcareService&service.identifier="
                + token(HealthcareService.DOS_SERVICE_SYSTEM, dosServiceId);
    }

    static String findPatient(NhsNumber nhsNumber) {
        return find("Patient", NhsNumber.SYSTEM, nhsNumber.value());
    }

    static String find(String type, String system, String value) {
        return type + "?identifier=" + token(system, value);
    }

    static String appointments(String patientId, LocalDate from, LocalDate to) {
        return "Patient/" + ResourceId.require(patientId) + "/Appointment?start=ge" + from + "&start=le" + to;
    }

    static String appointment(String id) {
        return "Appointment/" + ResourceId.require(id);
    }

    private static String token(String system, String value) {
        return encoded(system + "|" + value);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0);
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
            }
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
