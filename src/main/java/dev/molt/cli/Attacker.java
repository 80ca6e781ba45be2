package dev.molt.cli;

import dev.molt.Language;
import dev.molt.course.Block;
import dev.molt.course.Lesson;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** The learner who runs the hostile programs, one at a time. */
final class Attacker {

    private static final Set<String> HARMLESS = Set.of("", "ok", "busy");

    private final Site site;
    private final Lesson lesson;
    private final Block.Comparison pair;
    private final Map<String, Set<String>> endings = new TreeMap<>();

    Attacker(Site site, Lesson lesson, Block.Comparison pair) {
        this.site = site.asAnotherLearner();
        this.lesson = lesson;
        this.pair = pair;
    }

    /** Runs a program that harms nobody. */
    void behave() throws CommandFailed, InterruptedException {
        Site.await(site.run(lesson, pair, Language.PYTHON, BenchCourse.HELLO.python()));
    }

    /** Returns when it has ended. */
    void run(HostileProgram program) throws CommandFailed, InterruptedException {
        Site.Run run = Site.await(site.ask(lesson, pair, program.language(), program.source()));
        if (HARMLESS.contains(run.outcome())) {
            throw new CommandFailed("Cannot measure: the " + program.name() + " did no harm (status " + run.status()
                    + "): " + run.sentence());
        }
        endings.computeIfAbsent(program.name(), name -> new TreeSet<>()).add(run.outcome());
    }

    /** Again and again; the last one is run to its end. */
    CompletableFuture<Void> runUntil(BooleanSupplier over, HostileProgram program) {
        return CompletableFuture.runAsync(() -> {
            try {
                do {
                    run(program);
                } while (!over.getAsBoolean());
            } catch (CommandFailed | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** The program and how it ended until now, in words. */
    String told(HostileProgram program) {
        return program.name() + " (" + String.join(", ", endings.getOrDefault(program.name(), Set.of())) + ")";
    }
}
