package dev.gpconnect.appointments.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which of the rooms for tests' authors may import which, and who of the testkit knows JUnit and AssertJ. */
@AnalyzeClasses(packages = RoomsTest.TESTKIT, importOptions = ImportOption.DoNotIncludeTests.class)
final class UpperRoomsTest {

    @ArchTest
    static final ArchRule theMadeUpPractices_importTheDiaryAndTheWireOnly = noClasses()
            .that()
            .resideInAPackage(RoomsTest.TESTKIT + ".synthetic..")
            .should()
            .dependOnClassesThat(RoomsTest.testkitOtherThan("fake.diary", "fake.wire", "synthetic"));

    @ArchTest
    static final ArchRule theAssertions_importTheFakeOnly = noClasses()
            .that()
            .resideInAPackage(RoomsTest.TESTKIT + ".assertions..")
            .should()
            .dependOnClassesThat(RoomsTest.testkitOtherThan("fake", "assertions"));

    @ArchTest
    static final ArchRule theExtension_importsNeitherAssertionsNorLauncherNorContracts = noClasses()
            .that()
            .resideInAPackage(RoomsTest.TESTKIT + ".junit..")
            .should()
            .dependOnClassesThat(
                    RoomsTest.testkitOtherThan("fake", "synthetic", "spine", "http", "transport", "junit"));

    @ArchTest
    static final ArchRule junit_isKnownToExtensionAndContractsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(RoomsTest.TESTKIT + ".junit..", RoomsTest.TESTKIT + ".contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..");

    @ArchTest
    static final ArchRule assertJ_isKnownToAssertionsAndContractsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(RoomsTest.TESTKIT + ".assertions..", RoomsTest.TESTKIT + ".contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.assertj..");
}
