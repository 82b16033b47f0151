package dev.zts.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions of docs/architecture.md, checked on the classes of all modules. */
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of("runtime-embedded", "server-embedded", "visualizers", "app");
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        List<Path> folders =
                MODULES.stream()
                        .map(module -> Path.of("..", module, "target", "classes").normalize())
                        .toList();
        assertThat(folders).allMatch(Files::isDirectory);
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPaths(folders);
    }

    @Test
    void everyModuleIsSeen() {
        for (String name :
                List.of(
                        "dev.zts.telemetry.Frame",
                        "dev.zts.graal.GraalEngine",
                        "dev.zts.vm.ZtsEngine",
                        "dev.zts.server.EngineHost",
                        "dev.zts.load.LoadGenerator",
                        "dev.zts.visualizers.timeline.Timeline",
                        "dev.zts.app.run.RunSession")) {
            assertThat(classes.contain(name)).as(name).isTrue();
        }
    }

    @Test
    void telemetryImportsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.zts.telemetry..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                        "dev.zts..")
                                .and(
                                        com.tngtech.archunit.base.DescribedPredicate.not(
                                                com.tngtech.archunit.core.domain.JavaClass
                                                        .Predicates.resideInAPackage(
                                                        "dev.zts.telemetry.."))))
                .check(classes);
    }

    @Test
    void theWebApiKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.zts.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.zts.engine..", "dev.zts.graal..", "dev.zts.pool..", "org.graalvm..")
                .check(classes);
    }

    @Test
    void theEngineApiKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.zts.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.zts.graal..", "dev.zts.pool..", "org.graalvm..")
                .check(classes);
    }

    @Test
    void theRuntimeHasNoNetworkAndNoWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.zts.telemetry..",
                        "dev.zts.web..",
                        "dev.zts.engine..",
                        "dev.zts.graal..",
                        "dev.zts.pool..",
                        "dev.zts.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "javafx..", "java.net.http..")
                .check(classes);
    }

    @Test
    void theLoadGeneratorMeasuresFromOutside() {
        noClasses()
                .that()
                .resideInAPackage("dev.zts.load..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.zts.server..",
                        "dev.zts.folder..",
                        "dev.zts.engine..",
                        "dev.zts.pool..",
                        "dev.zts.graal..",
                        "dev.zts.web..")
                .check(classes);
    }

    @Test
    void visualizersSeeFramesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.zts.visualizers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.zts.server..",
                        "dev.zts.folder..",
                        "dev.zts.load..",
                        "dev.zts.engine..",
                        "dev.zts.pool..",
                        "dev.zts.graal..",
                        "dev.zts.web..",
                        "dev.zts.memory..")
                .check(classes);
    }

    @Test
    void onlyChartsAndScreensKnowJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.zts.visualizers.tiers..",
                        "dev.zts.visualizers.timeline..",
                        "dev.zts.visualizers.report..",
                        "dev.zts.visualizers.flame..",
                        "dev.zts.app.run..",
                        "dev.zts.server..",
                        "dev.zts.folder..",
                        "dev.zts.load..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(classes);
    }

    @Test
    void filesKnowNeitherRoutesNorEngines() {
        noClasses()
                .that()
                .resideInAPackage("dev.zts.files..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.zts.server..", "dev.zts.engine..", "dev.zts.pool..")
                .check(classes);
    }

    @Test
    void nothingDeserializesJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(classes);
    }

    @Test
    void theMachineKnowsNeitherParserNorBuiltIns() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.zts.vm.value..", "dev.zts.vm.ops..", "dev.zts.vm.interp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.zts.vm.builtins..", "dev.zts.vm.lower..", "dev.zts.vm.syntax..")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.zts.(**)").should().beFreeOfCycles().check(classes);
    }
}
