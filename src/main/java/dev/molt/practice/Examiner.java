package dev.molt.practice;

import dev.molt.Language;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Half;
import dev.molt.run.Profile;
import dev.molt.run.RunDesk;
import dev.molt.run.RunRequest;
import dev.molt.run.RunResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Marks learners' answers to exercises by running them. An answer passes when every case of the exercise ran and held and its
 * program came to its end by itself: what it prints, and how it exits, says nothing. Safe for use by many threads.
 */
public final class Examiner {
    private static final String REFERENCE = " reference";

    /** Looking for a simpler input takes two runs at a time, and a learner waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RunDesk desk;
    private final Duration patience;
    private final SecureRandom seeds = new SecureRandom();

    public Examiner(RunDesk desk) {
        this(desk, PATIENCE);
    }

    /** @param patience with looking for a simpler input that shows a difference */
    Examiner(RunDesk desk, Duration patience) {
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * Runs the exercise's tests, and its calls beside the Python reference, with {@code source}. A newer call for the same learner
     * and pane ends an older one as {@link Verdict.Kind#STOPPED}.
     *
     * @param source the learner's text
     * @param pane which of their editors
     * @return never completes with a failure of the learner's making
     * @throws IllegalArgumentException with a sentence for the learner when the text is none that can be run, see {@link RunRequest}
     */
    public CompletableFuture<Verdict> examine(Exercise exercise, String source, String learner, String pane) {
        // Whoever could foresee the inputs could write down what to answer.
        long seed = 1 + (seeds.nextLong() >>> 1);
        return new Examination(exercise, source, new Boxes(learner, pane), seed).verdict();
    }

    /** All that decides a verdict on an answer, next to the answer: what people read of an exercise does not. */
    public static List<String> rules(Exercise exercise) {
        Half starter = exercise.starter();
        Half reference = exercise.reference();
        return List.of(
                starter.code(),
                starter.edition(),
                String.valueOf(starter.timeout()),
                exercise.testsText(),
                String.valueOf(exercise.cases()),
                String.valueOf(exercise.allowUnsafe()),
                reference == null ? "" : reference.program().text(),
                reference == null ? "" : String.valueOf(reference.timeout()));
    }

    /** Ends an examination that is under way. */
    public void stop(String learner, String pane) {
        desk.stop(learner, pane);
        desk.stop(learner, pane + REFERENCE);
    }

    /**
     * For a look at a text while it is typed.
     *
     * @throws IllegalArgumentException as {@link #examine}
     */
    public static RunRequest check(Exercise exercise, String source) {
        return request(exercise, source, Profile.CHECK, "", "");
    }

    /**
     * For Clippy to read a text.
     *
     * @throws IllegalArgumentException as {@link #examine}
     */
    public static RunRequest lint(Exercise exercise, String source) {
        return request(exercise, source, Profile.LINT, "", "");
    }

    /**
     * For a look at the tests of an exercise, from the second line on; what they test stands below them.
     *
     * @param attribute first line, such as {@code #![warn(unused)]}
     * @throws IllegalArgumentException as {@link #examine}
     */
    public static RunRequest lintedTests(Exercise exercise, String solution, String attribute) {
        return check(
                exercise,
                attribute + " #![allow(dead_code)]\n" + TestCrate.plainTests(exercise) + "\nmod exercise {\n" + solution
                        + "\n}\n");
    }

    static RunRequest request(Exercise exercise, String source, Profile profile, String stdin, String tests) {
        return new RunRequest(
                        Language.RUST,
                        source,
                        exercise.starter().edition(),
                        profile,
                        List.of(),
                        stdin,
                        exercise.allowUnsafe(),
                        exercise.starter().timeout(),
                        1,
                        false)
                .withTests(tests);
    }

    /** Where an examination's programs run: the answer's and the reference's may run at one time. */
    final class Boxes {
        private final String learner;
        private final String pane;

        private Boxes(String learner, String pane) {
            this.learner = learner;
            this.pane = pane;
        }

        Duration patience() {
            return patience;
        }

        CompletableFuture<RunResult> answer(RunRequest request) {
            return desk.submit(learner, pane, request).result();
        }

        CompletableFuture<RunResult> reference(RunRequest request) {
            return desk.submit(learner, pane + REFERENCE, request).result();
        }
    }
}
