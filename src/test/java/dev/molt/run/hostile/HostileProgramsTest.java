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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
@TestMethodOrder(
        MethodOrderer.MethodName.class) // the strongest mode first: nothing waits for the others until it is done
class HostileProgramsTest {
    private static final boolean ALL_IN_ALL_MODES = Boolean.getBoolean("hostile.all");
    private static final String DEGRADED = "degraded limits";

    /** The ways that are weaker than the strongest that this process can make boxes in. */
    private enum Mode {
        REAL_LIMITS,
        DEGRADED,
        ORDINARY_USER,
        ORDINARY_USER_DEGRADED
    }

    private static Ground strongest;

    /** What came of the programs in the weaker modes, by program, proved beside the strongest: most programs only wait. */
    private static Map<Mode, CompletableFuture<Map<String, String>>> beside;

    /** One mode after the other: a third program at once would take from the limits of the other two. */
    private static ExecutorService besideThread;

    @BeforeAll
    static void open() throws IOException {
        strongest = new Ground(Time.SHORT, false, null);
        besideThread = Executors.newSingleThreadExecutor();
        beside = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            beside.put(mode, CompletableFuture.supplyAsync(() -> proved(mode), besideThread));
        }
    }

    @AfterAll
    static void close() throws IOException {
        besideThread.shutdownNow();
        strongest.close();
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
        strongest.prove(program);
    }

    @TestFactory
    Stream<DynamicTest> theBoxHoldsWithTheLimitsOfARealSite() throws IOException {
        return held(Mode.REAL_LIMITS, forRealLimits());
    }

    @TestFactory
    Stream<DynamicTest> theBoxHoldsWithoutMemoryGroups() throws IOException {
        assumeFalse(onlyDegraded(), "This machine has no memory groups anyway.");
        assertDegraded(true, Mode.DEGRADED);
        return held(Mode.DEGRADED, forEveryMode());
    }

    @TestFactory
    Stream<DynamicTest> theBoxHoldsForAnOrdinaryUser() throws IOException {
        assumeFalse(onlyDegraded(), "This user has no memory groups to hand over.");
        assumeOrdinaryUser();
        assertDegraded(false, Mode.ORDINARY_USER);
        assertEquals(Entrance.HELD, beside.get(Mode.ORDINARY_USER).join().get(Entrance.NEIGHBOURS));
        return held(Mode.ORDINARY_USER, forEveryMode());
    }

    @TestFactory
    Stream<DynamicTest> theBoxHoldsForAnOrdinaryUserWithoutMemoryGroups() throws IOException {
        assumeOrdinaryUser();
        assertDegraded(true, Mode.ORDINARY_USER_DEGRADED);
        assertEquals(
                Entrance.HELD, beside.get(Mode.ORDINARY_USER_DEGRADED).join().get(Entrance.NEIGHBOURS));
        return held(Mode.ORDINARY_USER_DEGRADED, forEveryMode());
    }

    private static void assumeOrdinaryUser() throws IOException {
        assumeTrue(Processes.ownUid() == 0, "The tests run as an ordinary user already; only root can become another.");
        assumeTrue(OrdinaryUser.canRunJava(), "This JDK lies where only root can read it.");
    }

    private static void assertDegraded(boolean expected, Mode mode) {
        Map<String, String> verdicts = beside.get(mode).join();
        assertEquals(expected, isDegraded(verdicts.get(Entrance.LIMITS)), verdicts.toString());
    }

    private static Stream<DynamicTest> held(Mode mode, List<HostileProgram> programs) {
        Map<String, String> verdicts = beside.get(mode).join();
        return programs.stream()
                .map(program -> DynamicTest.dynamicTest(
                        program.file(), () -> assertEquals(Entrance.HELD, verdicts.get(program.file()))));
    }

    private static boolean isDegraded(String limits) {
        return limits != null && limits.startsWith(DEGRADED);
    }

    private static boolean onlyDegraded() {
        return isDegraded(strongest.limits());
    }

    /** Empty where this machine or this user has no such mode. */
    private static Map<String, String> proved(Mode mode) {
        try {
            boolean needless = onlyDegraded() && (mode == Mode.DEGRADED || mode == Mode.ORDINARY_USER);
            if (needless) {
                return Map.of();
            }
            return switch (mode) {
                case REAL_LIMITS -> OwnProcess.verdicts(Entrance.REAL, rustc(), forRealLimits());
                case DEGRADED -> OwnProcess.verdicts(Entrance.DEGRADED, rustc(), forEveryMode());
                case ORDINARY_USER -> asOrdinaryUser(false);
                case ORDINARY_USER_DEGRADED -> asOrdinaryUser(true);
            };
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static Path rustc() throws Exception {
        return RustInstallation.find(null, Shelf.of(Host.find(null))).sysroot().resolve("bin/rustc");
    }

    private static Map<String, String> asOrdinaryUser(boolean degraded) throws Exception {
        if (Processes.ownUid() != 0 || !OrdinaryUser.canRunJava()) {
            return Map.of();
        }
        try (OrdinaryUser user = new OrdinaryUser()) {
            return user.verdicts(degraded, rustc(), forEveryMode());
        }
    }

    @Test
    void aMachineWithoutMemoryGroupsSaysSo() throws IOException {
        assumeFalse(onlyDegraded(), "The strongest mode says so already.");
        assertDegraded(true, Mode.DEGRADED);
    }

    /** Of compiling: time, memory, size of a file. Of running: time, memory, processes, output, size of a file. */
    @Test
    void everyKindOfLimitIsMetAsOnARealSite() throws IOException {
        Set<Ending> met = EnumSet.noneOf(Ending.class);
        forRealLimits().forEach(program -> met.addAll(program.expected()));
        assertTrue(
                met.containsAll(EnumSet.of(
                        Ending.CTO,
                        Ending.COOM,
                        Ending.CE,
                        Ending.TO,
                        Ending.OOM,
                        Ending.RTE,
                        Ending.OLE,
                        Ending.DENY)),
                met.toString());
    }

    @Test
    void everyKindIsProvedInTheWeakerModesToo() throws IOException {
        assertTrue(all().stream().filter(program -> program.has("every-mode")).count() >= 10);
    }
}
