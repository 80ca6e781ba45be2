package dev.molt.run.hostile;

import dev.molt.run.RunSettings;
import dev.molt.run.box.Limits;
import java.time.Duration;

/** How long compilers and programs may take on a ground; all other limits are about those of a real site. */
enum Time {
    /** Most programs only wait for a limit. */
    SHORT,
    REAL,
    /** For what a busy machine did not get done, and is to meet another limit than one on time. */
    PATIENT;

    RunSettings limit(RunSettings settings) {
        Duration patience = Duration.ofSeconds(40);
        return switch (this) {
            case SHORT -> limited(settings, Duration.ofSeconds(2), Duration.ofSeconds(1), 128L << 20);
            case REAL -> settings;
            case PATIENT -> limited(settings, patience, patience, settings.run().memoryBytes());
        };
    }

    private static RunSettings limited(RunSettings settings, Duration compiling, Duration running, long memory) {
        Limits compile = settings.compile();
        Limits run = settings.run();
        return settings.withRun(new Limits(running, running, memory, run.processes(), run.fileBytes()))
                .withCompile(new Limits(
                        compiling, compiling, compile.memoryBytes(), compile.processes(), compile.fileBytes()));
    }
}
