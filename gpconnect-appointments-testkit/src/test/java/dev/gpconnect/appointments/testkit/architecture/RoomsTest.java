package dev.gpconnect.appointments.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which room may import which: a room imports only from the rooms before it. */
@AnalyzeClasses(packages = "dev.gpconnect.appointments", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {

    private static final String ROOT = "dev.gpconnect.appointments";
    static final String TESTKIT = ROOT + ".testkit";

    /** The rooms of core from the ground up; the empty name is the root package. */
    private static final List<String> CORE = List.of(
            "model",
            "error",
            "transport",
            "fhir",
            "organisations",
            "slots",
            "patients",
            "booking",
            "identity",
            "spine",
            "audit",
            "journal",
            "resilience",
            "config",
            "",
            "hapi",
            "observation");

    private static final List<String> HANDLES_FHIR =
            List.of("fhir", "organisations", "slots", "patients", "booking", "hapi");

    @ArchTest
    static void coreRooms_importOnlyRoomsBeforeThem(JavaClasses classes) {
        for (int i = 0; i < CORE.size(); i++) {
            String[] later = rooms(CORE.subList(i + 1, CORE.size()));
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(room(CORE.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @ArchTest
    static void everyPackageOfCore_isARoom(JavaClasses classes) {
        String[] known = Stream.concat(Stream.of(rooms(CORE)), Stream.of(ROOT + ".okhttp", TESTKIT + ".."))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(classes);
    }

    @ArchTest
    static void core_importsNeitherTransportsNorTestkit(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage(rooms(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".okhttp..", TESTKIT + "..", "okhttp3..", "mockwebserver3..")
                .check(classes);
    }

    @ArchTest
    static void hapi_isKnownToItsRoomOnly(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage(rooms(CORE.subList(0, CORE.indexOf("hapi"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7..")
                .check(classes);
    }

    @ArchTest
    static void internalRooms_areNotImportedByOtherModules(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".okhttp..", TESTKIT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room("fhir"), room("resilience"))
                .check(classes);
    }

    @ArchTest
    static void theFake_sharesNoReadingOrWritingWithTheClient(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage(TESTKIT + ".fake..", TESTKIT + ".spine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(HANDLES_FHIR))
                .check(classes);
    }

    @ArchTest
    static final ArchRule theFakes_knowNoHttpLibrary = noClasses()
            .that()
            .resideInAnyPackage(TESTKIT + ".fake..", TESTKIT + ".spine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "mockwebserver3..");

    @ArchTest
    static final ArchRule ldap_isKnownToTheSpinesRoomsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(room("spine"), TESTKIT + ".spine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.unboundid..");

    @ArchTest
    static final ArchRule theFake_importsNothingAboveIt = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake"));

    @ArchTest
    static final ArchRule time_importsNothingOfTheTestkit =
            noClasses().that().resideInAPackage(TESTKIT + ".time..").should().dependOnClassesThat(testkitOtherThan());

    @ArchTest
    static final ArchRule theTransports_importNeitherFakesNorFront = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".transport..")
            .should()
            .dependOnClassesThat(testkitOtherThan("transport"));

    @ArchTest
    static final ArchRule theWire_importsTheKnobsOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake.wire..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake.knob", "fake.wire"));

    @ArchTest
    static final ArchRule theControls_importKnobsAndWireOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake.control..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake.knob", "fake.wire", "fake.control"));

    @ArchTest
    static final ArchRule thePersonalities_importControlsAndWireOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake.personality..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake.knob", "fake.wire", "fake.control", "fake.personality"));

    @ArchTest
    static final ArchRule theLint_importsControlsAndDiaryOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake.lint..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake.knob", "fake.wire", "fake.control", "fake.diary", "fake.lint"));

    @ArchTest
    static final ArchRule theDiary_importsTheWireOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake.diary..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake.wire", "fake.diary"));

    @ArchTest
    static final ArchRule theFakePractices_doNotKnowTheReferenceData = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT + ".fake.reference..");

    @ArchTest
    static final ArchRule theReferenceData_importTheFakePracticesAndWhatTheyImport = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".fake.reference..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake"));

    @ArchTest
    static final ArchRule theFakeSpine_importsTheFakeOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".spine..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake", "synthetic", "spine"));

    @ArchTest
    static final ArchRule theHttpFront_importsTheFakesOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".http..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake", "spine", "http", "transport"));

    @ArchTest
    static final ArchRule tls_importsNothingOfTheTestkit = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".tls..")
            .should()
            .dependOnClassesThat(testkitOtherThan("tls"));

    @ArchTest
    static final ArchRule theControlInterface_importsTheFakesAndTheirFrontOnly = noClasses()
            .that()
            .resideInAPackage(TESTKIT + ".serve..")
            .should()
            .dependOnClassesThat(testkitOtherThan("fake", "spine", "http", "serve"));

    @ArchTest
    static final ArchRule theControlInterface_isImportedByTheLauncherOnly = noClasses()
            .that()
            .resideOutsideOfPackages(TESTKIT + ".serve..", TESTKIT + ".launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TESTKIT + ".serve..");

    @ArchTest
    static final ArchRule theLauncher_isImportedByNobody = noClasses()
            .that()
            .resideOutsideOfPackage(TESTKIT + ".launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TESTKIT + ".launcher..");

    /** Every room may import time. */
    static DescribedPredicate<JavaClass> testkitOtherThan(String... rooms) {
        List<String> allowed = Stream.concat(Stream.of("time"), Stream.of(rooms))
                .map(room -> TESTKIT + "." + room)
                .toList();
        return DescribedPredicate.describe(
                "are in the testkit outside of " + allowed,
                type -> type.getPackageName().startsWith(TESTKIT)
                        && allowed.stream().noneMatch(type.getPackageName()::startsWith));
    }

    private static String room(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    private static String[] rooms(List<String> names) {
        return names.stream().map(RoomsTest::room).toArray(String[]::new);
    }
}
