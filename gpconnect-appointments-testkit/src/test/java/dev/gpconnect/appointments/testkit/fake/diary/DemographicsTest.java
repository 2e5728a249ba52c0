package dev.gpconnect.appointments.testkit.fake.diary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.MALE;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DemographicsTest {
    private static final Demographics ADA =
            new Demographics("9990000018", "Mrs", "Ada", "Ashdown", LocalDate.of(1951, 3, 4), FEMALE);
    private static final Demographics BEN =
            new Demographics("9990000026", "Mr", "Ben", "Brook", LocalDate.of(1984, 7, 19), MALE);

    @Test
    @DisplayName("P-REG-10: the verification rule")
    void verification_needsTheBirthDateOrTwoPartsAndTheNames() {
        assertThat(BEN.verifies(BEN)).isTrue();
        assertThat(BEN.verifies(BEN.bornOn(LocalDate.of(1984, 7, 20)))).isTrue();
        assertThat(BEN.verifies(BEN.bornOn(LocalDate.of(1985, 7, 20)))).isFalse();
        assertThat(ADA.verifies(BEN.bornOn(LocalDate.of(1951, 3, 5)))).isFalse();
        assertThat(ADA.verifies(BEN.bornOn(ADA.birthDate()))).isTrue();
    }

    @Test
    void valuesThatHoldPatientData_doNotShowIt() {
        FakePds pds = new FakePds();
        pds.add(BEN);
        Patient sent = new Patient();
        sent.addName().setFamily("Brook").addGiven("Ben");
        List<Object> values = List.of(
                pds,
                BEN,
                new PatientEntry("1", 1, BEN, PatientEntry.Registration.REGULAR),
                PatientDetails.of(sent, BEN, new Period()));
        assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("9990000026", "Brook"));
    }
}
