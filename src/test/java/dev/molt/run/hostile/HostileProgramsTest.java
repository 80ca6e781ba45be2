package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.molt.run.box.Host;
import dev.molt.run.toolchain.RustInstallation;
import dev.molt.run.toolchain.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the folder {@code hostile}, run as a learner would run it. All of them run in the strongest box that the machine
 * offers to this user; those marked {@code every-mode} in the weaker ones too, and all of them there with {@code -Dhostile.all=true}
 * ({@code ./molt test --hostile}).
 */
@TestMethodOrder(MethodOrderer.MethodName.class) // one desk after the other, not all at once
class HostileProgramsTest {
    private static final boolean ALL_IN_ALL_MODES = Boolean.getBoolean("hostile.all");
    private static final String DEGRADED = "degraded limits";

    /** The ways in which this process can make boxes itself. */
    private enum Mode {
        STRONGEST(true, false),
        REAL_LIMITS(false, false),
        DEGRADED(true, true);

        private final boolean shortLimits;
        private final boolean degraded;

        Mode(boolean shortLimits, boolean degraded) {
            this.shortLimits = shortLimits;
            this.degraded = degraded;
        }
    }

    private static final Map<Mode, Ground> GROUNDS = new EnumMap<>(Mode.class);

    private static Ground ground(Mode mode) throws IOException {
        Ground ground = GROUNDS.get(mode);
        if (ground == null) {
            ground = new Ground(mode.shortLimits, mode.degraded, null);
            GROUNDS.put(mode, ground);
        }
        return ground;
    }

    @AfterAll
    static void close() throws IOException {
        for (Ground ground : GROUNDS.values()) {
            ground.close();
        }
        GROUNDS.clear();
    }

    static List<HostileProgram> all() throws IOException {
        return HostileProgram.all();
    }

    static List<HostileProgram> forEveryMode() throws IOException {
        return all().stream()
                .filter(program -> ALL_IN_ALL_MODES || program.has("every-mode"))
                .toList();
    }

    static List<HostileProgram> forRealLimits() throws IOException {
        return all().stream().filter(program -> program.has("real-limits")).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void theBoxHolds(HostileProgram program) throws IOException {
        ground(Mode.STRONGEST).prove(program);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forRealLimits")
    void theBoxHoldsWithTheLimitsOfARealSite(HostileProgram program) throws IOException {
        ground(Mode.REAL_LIMITS).prove(program);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forEveryMode")
    void theBoxHoldsWithoutMemoryGroups(HostileProgram program) throws IOException {
        assumeFalse(ground(Mode.STRONGEST).limits().equals(DEGRADED), "This machine has no memory groups anyway.");
        assertEquals(DEGRADED, ground(Mode.DEGRADED).limits());
        ground(Mode.DEGRADED).prove(program);
    }

    @TestFactory
    Stream<DynamicTest> theBoxHoldsForAnOrdinaryUser() throws Exception {
        assumeFalse(ground(Mode.STRONGEST).limits().equals(DEGRADED), "This user has no memory groups to hand over.");
        return asOrdinaryUser(false);
    }

    @TestFactory
    Stream<DynamicTest> theBoxHoldsForAnOrdinaryUserWithoutMemoryGroups() throws Exception {
        return asOrdinaryUser(true);
    }

    private static Stream<DynamicTest> asOrdinaryUser(boolean degraded) throws Exception {
        assumeTrue(Processes.ownUid() == 0, "The tests run as an ordinary user already; only root can become another.");
        assumeTrue(OrdinaryUser.canRunJava(), "This JDK lies where only root can read it.");
        Path rustc =
                RustInstallation.find(null, Shelf.of(Host.find(null))).sysroot().resolve("bin/rustc");
        List<HostileProgram> programs = forEveryMode();
        Map<String, String> verdicts;
        try (OrdinaryUser user = new OrdinaryUser()) {
            verdicts = user.verdicts(degraded, rustc, programs);
        }
        assertEquals(degraded, DEGRADED.equals(verdicts.get("limits")), verdicts.toString());
        return programs.stream()
                .map(program -> DynamicTest.dynamicTest(
                        program.file(), () -> assertEquals(Entrance.HELD, verdicts.get(program.file()))));
    }

    @Test
    void aMachineWithoutMemoryGroupsSaysSo() throws IOException {
        assertEquals(DEGRADED, ground(Mode.DEGRADED).limits());
    }

    @Test
    void everyKindIsProvedInTheWeakerModesToo() throws IOException {
        assertTrue(all().stream().filter(program -> program.has("every-mode")).count() >= 10);
    }
}
