package org.northernconnections.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.web.page.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The walls that the compiler cannot see.
class ArchitectureTest {
    private static final String[] ROOMS = {
        "org.northernconnections.ledger..",
        "org.northernconnections.partnership..",
        "org.northernconnections.mail..",
        "org.northernconnections.lab..",
        "org.northernconnections.application..",
        "org.northernconnections.event..",
        "org.northernconnections.match..",
        "org.northernconnections.connection..",
        "org.northernconnections.followup..",
        "org.northernconnections.report.."
    };

    private static JavaClasses program;

    @BeforeAll
    static void read() {
        program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.northernconnections");
    }

    @Test
    void theRoomsOfTheDomainFormNoCircle() {
        slices().matching(
                        "org.northernconnections.(ledger|partnership|mail|lab|application|event|match|connection|followup|report)..")
                .should()
                .beFreeOfCycles()
                .check(program);
    }

    @Test
    void theDomainKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOMS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..", "gg.jte..", "com.zaxxer..")
                .check(program);
    }

    @Test
    void modulesApartAreNoPartOfTheProgram() {
        List<String> apart = List.of(
                "ai.timefold.solver.core.api.solver.Solver",
                "org.jgrapht.Graph",
                "org.apache.spark.SparkContext",
                "org.opensearch.client.opensearch.OpenSearchClient",
                "org.northernconnections.matching.opensearch.OpenSearchDocuments");

        assertThat(apart)
                .filteredOn(name ->
                        ArchitectureTest.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null)
                .isEmpty();
    }

    @Test
    void pagesKnowNoSql() {
        noClasses()
                .that()
                .resideInAPackage("org.northernconnections.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "org.northernconnections.postgres..")
                .check(program);
    }

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith(GetMapping.class)
                .or()
                .areAnnotatedWith(PostMapping.class)
                .should()
                .beAnnotatedWith(Allowed.class)
                .check(program);
    }

    @Test
    void recordsAndClassesOfTheDomainAreFinal() {
        classes()
                .that()
                .resideInAnyPackage(ROOMS)
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areTopLevelClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(program);
    }
}
