package dev.molt.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Half;
import dev.molt.course.Lesson;
import dev.molt.practice.TracedEnd;
import dev.molt.proof.Trial;
import dev.molt.run.Outcome;
import dev.molt.run.RunResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of traced questions: each program is run once, when its key is first needed, and never again while the server lives. What
 * its author says of it is compared and not believed.
 */
@ApplicationScoped
class QuizKeys {

    private static final Logger LOG = Logger.getLogger("molt.lessons");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST = 2_000;

    /** These say nothing about the program. */
    private static final Set<Outcome> NOT_RUN = EnumSet.of(Outcome.BUSY, Outcome.STOPPED, Outcome.UNAVAILABLE);

    /** What decides how it ends: the text of the quiz, and the edition, which the course may set. */
    private record Program(String hash, String edition) {}

    private final Running running;

    /** A run that tells no end is not kept, and tried again when the key is next needed. */
    private final AsyncCache<Program, TracedEnd> ends =
            Caffeine.newBuilder().maximumSize(MOST).buildAsync();

    QuizKeys(Running running) {
        this.running = running;
    }

    /** How the program of a traced question ends. Empty when that cannot be told now: no box, no room, or a program that has no end. */
    Optional<TracedEnd> of(Lesson lesson, Quiz quiz) {
        Quiz.Traced traced = quiz.traced();
        if (traced == null) {
            return Optional.empty();
        }
        Program program = new Program(quiz.hash(), traced.half().edition());
        CompletableFuture<@Nullable TracedEnd> end =
                ends.get(program, (unseen, executor) -> run(lesson, quiz, traced.half()));
        return Optional.ofNullable(end.copy()
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    private CompletableFuture<@Nullable TracedEnd> run(Lesson lesson, Quiz quiz, Half half) {
        Trial trial = Trial.of(half, null, List.of(), "", 0);
        return running.desk()
                .submit("", "quiz " + quiz.hash(), trial.request())
                .result()
                .thenApply(result -> key(lesson, quiz, trial, result));
    }

    private static @Nullable TracedEnd key(Lesson lesson, Quiz quiz, Trial trial, RunResult result) {
        Half half = trial.half();
        List<String> differences = NOT_RUN.contains(result.outcome()) ? List.of() : trial.differences(result);
        if (!differences.isEmpty()) {
            LOG.errorf(
                    "lessons/%s: the answer of quiz %s is not what its program does; answers are marked by what it does: %s",
                    lesson.file(), quiz.id(), String.join("; ", differences));
        }
        return TracedEnd.of(half, result).orElse(null);
    }
}
