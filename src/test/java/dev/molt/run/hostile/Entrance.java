package dev.molt.run.hostile;

import dev.molt.run.Desks;
import dev.molt.run.RunDesk;
import dev.molt.run.RunSettings;
import dev.molt.run.box.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves programs as the user who starts it, in a Java process of its own, and prints a line for each. */
final class Entrance {
    static final String HELD = "held";

    /** With memory groups where there are some, and short limits. */
    static final String GROUPS = "groups";

    /** Without, likewise. */
    static final String DEGRADED = "degraded";

    /** As {@link #GROUPS}, with the limits of a real site. */
    static final String REAL = "real";

    static final String LIMITS = "limits";

    /** Of two boxes at once, which run as the same user. */
    static final String NEIGHBOURS = "neighbours";

    private Entrance() {}

    /** Arguments: one of the words above, rustc or an empty word, files. */
    public static void main(String... args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path rustc = args[1].isEmpty() ? null : Path.of(args[1]);
        List<HostileProgram> programs = new ArrayList<>();
        for (int at = 2; at < args.length; at++) {
            programs.add(HostileProgram.read(Path.of(args[at])));
        }
        boolean degraded = args[0].equals(DEGRADED);
        Ground ground = new Ground(args[0].equals(REAL) ? Time.REAL : Time.SHORT, degraded, rustc);
        Map<String, String> verdicts = verdicts(ground, programs);
        if (Processes.ownUid() != 0) {
            verdicts.put(NEIGHBOURS, neighbours(degraded, rustc));
        }
        verdicts.forEach((what, came) -> out.println(what + "\t" + came));
        System.exit(0);
    }

    private static String neighbours(boolean degraded, @Nullable Path rustc) {
        RunSettings settings = Desks.settings(Desks.temporary());
        Limits run = settings.run();
        // Without a cgroup memory that processes share counts for each of them.
        long memory = 8 * run.memoryBytes();
        settings = settings.withRun(new Limits(run.wall(), run.cpu(), memory, run.processes(), run.fileBytes()))
                .withMemoryGroups(!degraded)
                .withDesk(2, 64, 2)
                .withPrograms(null, rustc, null);
        try (RunDesk desk = Desks.open(settings)) {
            List<String> users = HostileNeighboursTest.assertTakesNoProcesses(desk);
            return users.get(0).equals(users.get(1)) ? HELD : "other users: " + users;
        } catch (AssertionError e) {
            return e.toString().replaceAll("\\s+", " ");
        }
    }

    /** What came of each program, by name, and of {@link #LIMITS} what limits memory; closes the ground. */
    static Map<String, String> verdicts(Ground open, List<HostileProgram> programs) throws IOException {
        Map<String, String> verdicts = new LinkedHashMap<>();
        try (Ground ground = open) {
            verdicts.put(LIMITS, ground.limits());
            for (HostileProgram program : programs) {
                verdicts.put(program.file(), verdict(ground, program));
            }
        }
        return verdicts;
    }

    private static String verdict(Ground ground, HostileProgram program) {
        try {
            ground.prove(program);
            return HELD;
        } catch (Exception | AssertionError e) {
            return e.toString().replaceAll("\\s+", " ");
        }
    }
}
