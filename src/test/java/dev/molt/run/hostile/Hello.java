package dev.molt.run.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.Language;
import dev.molt.run.Profile;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The harmless program that runs in the slot after every hostile one: it sees nothing of that, and that the box is one. How long it
 * takes then stands beside how long it takes right after itself. Of single ones a busy machine makes anything, their medians tell.
 */
final class Hello {
    /** Within the limits that the hostile ones have: only then may the box that waits be used. */
    static final RunRequest REQUEST =
            new RunRequest(Language.PYTHON, """
            import os
            status = open('/proc/self/status').read().splitlines()
            wanted = ('NoNewPrivs', 'Seccomp', 'CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb')
            print([line.split() for line in status if line.split(':')[0] in wanted])
            print(os.listdir('/box'), os.path.exists('/tmp'), os.listdir('/dev/shm'))
            """, "2021", Profile.DEBUG, List.of(), "", true, null, 1, false);

    private static final String PRINTS = """
        [['CapInh:', '0000000000000000'], ['CapPrm:', '0000000000000000'], ['CapEff:', '0000000000000000'], \
        ['CapBnd:', '0000000000000000'], ['CapAmb:', '0000000000000000'], ['NoNewPrivs:', '1'], ['Seccomp:', '2']]
        ['main.py'] False []
        """;

    private static final int ENOUGH = 9;
    private static final double MOST = 2.0;

    private final List<Duration> afterHostile = new ArrayList<>();
    private final List<Duration> usual = new ArrayList<>();

    static void assertIsWell(RunResult result) {
        assertEquals(PRINTS, result.stdout(), result.toString());
    }

    void took(Duration afterHostileOne, Duration afterItself) {
        afterHostile.add(afterHostileOne);
        usual.add(afterItself);
    }

    void assertWasNotHeldUp() {
        double ratio = (double) median(afterHostile) / median(usual);
        assertTrue(afterHostile.size() < ENOUGH || ratio <= MOST, toString());
    }

    private static long median(List<Duration> times) {
        return times.isEmpty()
                ? 1
                : times.stream().sorted().toList().get(times.size() / 2).toNanos();
    }

    @Override
    public String toString() {
        return "the medians of " + usual.size() + " are "
                + Duration.ofNanos(median(afterHostile)).toMillis() + " ms after a hostile program and "
                + Duration.ofNanos(median(usual)).toMillis() + " ms usually";
    }
}
