package dev.molt.cli;

import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Hostile programs on a server, and what somebody else meets after and beside them. Each time stands beside one of the same server
 * without them, taken in turns.
 *
 * @param pair of {@code lesson}, whose Rust is the small program of the others
 */
record Attacks(Site site, Lesson lesson, Block.Comparison pair, List<HostileProgram> programs) {

    /** After which what a hostile program left is gone, if it ever goes. */
    private static final int SETTLING_RUNS = 5;

    /**
     * On a server with one slot: the first runs after a hostile program, and after one that harms nobody.
     *
     * @param time until when a round of all programs is begun; one is in any case
     */
    List<Disturbance> after(Duration time) throws CommandFailed, InterruptedException {
        Map<HostileProgram, Hellos> disturbed = new LinkedHashMap<>();
        Map<HostileProgram, Hellos> quiet = new LinkedHashMap<>();
        Neighbour neighbour = new Neighbour(site, lesson, pair);
        Attacker attacker = new Attacker(site, lesson, pair);
        long until = System.nanoTime() + time.toNanos();
        boolean editedFirst = false;
        do {
            for (HostileProgram program : programs) {
                attacker.behave();
                neighbour.runBoth(editedFirst, quiet.computeIfAbsent(program, ofIt -> new Hellos()));
                attacker.run(program);
                neighbour.runBoth(editedFirst, disturbed.computeIfAbsent(program, ofIt -> new Hellos()));
                for (int run = 0; run < SETTLING_RUNS; run++) {
                    neighbour.run(false, new Hellos());
                }
            }
            editedFirst = !editedFirst;
        } while (System.nanoTime() < until);
        List<Disturbance> found = new ArrayList<>();
        disturbed.forEach((program, hellos) ->
                found.add(new Disturbance(attacker.told(program), hellos, quiet.getOrDefault(program, new Hellos()))));
        return found;
    }

    /**
     * On a server with several slots: runs while a hostile program runs again and again.
     *
     * @param each how long beside each program, and as long without
     */
    List<Disturbance> beside(Duration each) throws Exception {
        List<Disturbance> found = new ArrayList<>();
        List<Neighbour> neighbour = List.of(new Neighbour(site, lesson, pair));
        Attacker attacker = new Attacker(site, lesson, pair);
        for (HostileProgram program : programs) {
            long quietUntil = System.nanoTime() + each.toNanos();
            Hellos quiet = Neighbour.runUntil(() -> System.nanoTime() > quietUntil, neighbour);
            long until = System.nanoTime() + each.toNanos();
            CompletableFuture<Void> attack = attacker.runUntil(() -> System.nanoTime() > until, program);
            Hellos disturbed = Neighbour.runUntil(() -> System.nanoTime() > until, neighbour);
            Site.await(attack);
            found.add(new Disturbance(attacker.told(program), disturbed, quiet));
        }
        return found;
    }
}
