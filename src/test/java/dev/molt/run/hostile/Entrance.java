package dev.molt.run.hostile;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Proves programs as the user who starts it, in a Java process of its own, and prints a line for each. */
final class Entrance {
    static final String HELD = "held";

    private Entrance() {}

    /** Arguments: {@code degraded} or {@code groups}, rustc or an empty word, files. */
    public static void main(String... args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path rustc = args[1].isEmpty() ? null : Path.of(args[1]);
        try (Ground ground = new Ground(true, args[0].equals("degraded"), rustc)) {
            out.println("limits\t" + ground.limits());
            for (int at = 2; at < args.length; at++) {
                HostileProgram program = HostileProgram.read(Path.of(args[at]));
                out.println(program + "\t" + verdict(ground, program));
            }
        }
        System.exit(0);
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
