package dev.gpconnect.appointments.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** How the modules are written, as far as it can be told from their classes. */
@AnalyzeClasses(packages = "dev.gpconnect.appointments", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {

    private static final String LAUNCHER = "dev.gpconnect.appointments.testkit.launcher";

    @ArchTest
    static final ArchRule publicClasses_areFinalOrMadeToBeExtended = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotAssignableTo(Throwable.class)
            .should()
            .haveModifier(FINAL)
            .orShould()
            .haveModifier(ABSTRACT);

    @ArchTest
    static final ArchRule nobody_takesAnOptional = noMethods().should().haveRawParameterTypes(anyIs(Optional.class));

    @ArchTest
    static final ArchRule nobody_keepsAnOptional = noFields().should().haveRawType(Optional.class);

    @ArchTest
    static final ArchRule statics_areFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule time_isInjected = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule waiting_isInjected =
            noClasses().that().resideOutsideOfPackage(LAUNCHER).should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule theSystemClock_isOnlyADefault = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.gpconnect.appointments.AppointmentsClient$Builder")
            .and()
            .doNotHaveFullyQualifiedName(LAUNCHER + ".Launcher")
            .and()
            .doNotHaveFullyQualifiedName("dev.gpconnect.appointments.transport.tls.TlsWatch")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule micrometer_isKnownToItsRoomOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gpconnect.appointments.observation")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule theOkHttpModule_showsItsTransportAndNothingElse = classes()
            .that()
            .resideInAPackage("dev.gpconnect.appointments.okhttp")
            .and()
            .arePublic()
            .should()
            .be(OkHttpTransport.class)
            .orShould()
            .be(OkHttpTransport.Builder.class);

    private static DescribedPredicate<List<JavaClass>> anyIs(Class<?> type) {
        return DescribedPredicate.describe(
                "any of " + type.getSimpleName(),
                types -> types.stream().anyMatch(parameter -> parameter.isEquivalentTo(type)));
    }
}
