package dev.molt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rooms of the code and the directions between them, as CONTRIBUTING.md tells them. */
@AnalyzeClasses(packages = "dev.molt", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String COURSE = "dev.molt.course..";
    private static final String MDBOOK = "dev.molt.course.mdbook..";
    private static final String RUN = "dev.molt.run..";
    private static final String REMOTE = "dev.molt.run.remote..";
    private static final String PRACTICE = "dev.molt.practice..";
    private static final String PROOF = "dev.molt.proof..";
    private static final String LEARNING = "dev.molt.learning..";
    private static final String WEB = "dev.molt.web..";
    private static final String CLI = "dev.molt.cli..";

    private static final String[] FRAMEWORK = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "io.vertx..", "org.eclipse.."
    };
    private static final String[] DATABASE = {
        "java.sql..", "javax.sql..", "org.hibernate..", "org.flywaydb..", "org.h2.."
    };
    private static final String[] HTTP = {
        "jakarta.ws.rs..", "io.vertx..", "io.quarkus.vertx..", "java.net.http..", "com.sun.net.httpserver.."
    };

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("dev.molt.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule courseUsesNoOtherRoom = neverUses(COURSE, RUN, PRACTICE, PROOF, LEARNING, WEB, CLI);

    @ArchTest
    static final ArchRule courseDoesNotKnowItsImports = noClasses()
            .that()
            .resideInAPackage(COURSE)
            .and()
            .resideOutsideOfPackage(MDBOOK)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MDBOOK);

    @ArchTest
    static final ArchRule courseIsPlainJava = neverUses(COURSE, FRAMEWORK);

    @ArchTest
    static final ArchRule courseKnowsNoDatabase = neverUses(COURSE, DATABASE);

    @ArchTest
    static final ArchRule courseKnowsNoHttp = neverUses(COURSE, HTTP);

    @ArchTest
    static final ArchRule courseStartsNoProcess = noClasses()
            .that()
            .resideInAPackage(COURSE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class);

    @ArchTest
    static final ArchRule runUsesNoOtherRoom = neverUses(RUN, COURSE, PRACTICE, PROOF, LEARNING, WEB, CLI);

    @ArchTest
    static final ArchRule runIsPlainJava = localRunsNeverUse(FRAMEWORK);

    @ArchTest
    static final ArchRule runKnowsNoDatabase = neverUses(RUN, DATABASE);

    @ArchTest
    static final ArchRule runKnowsNoHttp = localRunsNeverUse(HTTP);

    @ArchTest
    static final ArchRule runDoesNotKnowThatItCanBeRemote = localRunsNeverUse(REMOTE);

    /** It speaks HTTP by Vert.x and by the JDK; a runner starts no Quarkus. */
    @ArchTest
    static final ArchRule remoteRunsNeedNoQuarkus =
            neverUses(REMOTE, "io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse..");

    @ArchTest
    static final ArchRule practiceUsesCourseAndRunAlone = neverUses(PRACTICE, PROOF, LEARNING, WEB, CLI);

    @ArchTest
    static final ArchRule practiceIsPlainJava = neverUses(PRACTICE, FRAMEWORK);

    @ArchTest
    static final ArchRule practiceKnowsNoDatabase = neverUses(PRACTICE, DATABASE);

    @ArchTest
    static final ArchRule proofUsesCourseRunAndPracticeAlone =
            neverUses(PROOF, LEARNING, WEB, CLI).allowEmptyShould(true);

    @ArchTest
    static final ArchRule proofIsPlainJava = neverUses(PROOF, FRAMEWORK).allowEmptyShould(true);

    @ArchTest
    static final ArchRule proofKnowsNoDatabase = neverUses(PROOF, DATABASE).allowEmptyShould(true);

    /** Ids of courses, lessons and items are strings to it. */
    @ArchTest
    static final ArchRule learningUsesNoOtherRoom = neverUses(LEARNING, COURSE, RUN, PRACTICE, PROOF, WEB, CLI);

    @ArchTest
    static final ArchRule learningKnowsNoHttp = neverUses(LEARNING, HTTP);

    @ArchTest
    static final ArchRule nothingUsesTheCommands = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    @ArchTest
    static final ArchRule theSharedWordsUseNoRoom = noClasses()
            .that()
            .resideInAPackage("dev.molt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COURSE, RUN, PRACTICE, PROOF, LEARNING, WEB, CLI);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "lie in a package marked @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    @ArchTest
    static final ArchRule packagesSayWhatTheyAreFor =
            noClasses().should().resideInAnyPackage("..util..", "..helper..", "..manager..", "..impl..", "..common..");

    private static ArchRule localRunsNeverUse(String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(RUN)
                .and()
                .resideOutsideOfPackage(REMOTE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static ArchRule neverUses(String room, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
