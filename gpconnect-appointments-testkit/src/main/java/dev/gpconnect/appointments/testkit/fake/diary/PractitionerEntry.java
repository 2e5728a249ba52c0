package dev.gpconnect.appointments.testkit.fake.diary;

import org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender;

/** A member of the practice's staff (M-PRA-*). */
public record PractitionerEntry(
        String id, String sdsUserId, String prefix, String given, String family, AdministrativeGender gender) {}
