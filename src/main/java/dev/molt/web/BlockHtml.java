package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Exercise;
import dev.molt.course.Block.Outcome;
import dev.molt.course.Block.Quiz;
import dev.molt.course.Lesson;
import dev.molt.learning.ItemProgress;
import dev.molt.learning.LessonProgress;
import dev.molt.practice.TracedEnd;
import dev.molt.run.SandboxStatus;
import dev.molt.web.QuizView.Draft;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The HTML of blocks. It is the same for all learners but for what they predicted and answered, and is made once for each of these. */
@ApplicationScoped
class BlockHtml {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance block(BlockView block, boolean runs);

        static native TemplateInstance exportedBlock(ExportedBlock block);
    }

    /**
     * What else decides how a block looks.
     *
     * @param address of the lesson, where quizzes and exercises are sent; empty for other blocks
     */
    private record Form(@Nullable Outcome predicted, SandboxStatus sandbox, String address) {}

    private final Running running;
    private final QuizKeys keys;
    private final boolean exported;

    /** A course read anew has blocks of its own: what was made of the old ones goes with them. */
    private final Cache<Block, Map<Form, String>> made =
            Caffeine.newBuilder().weakKeys().build();

    /** What was answered may be any text: the latest are kept, some megabytes. */
    private final Cache<Answered, String> answered =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Answered(String address, String id, String hash, ItemProgress progress, SandboxStatus sandbox) {}

    BlockHtml(Running running, QuizKeys keys, MoltConfig config) {
        this.running = running;
        this.keys = keys;
        exported = config.export();
    }

    /** @param draft of one of its quizzes, null for none */
    String of(Lesson lesson, Block block, LessonProgress progress, @Nullable Draft draft) {
        if (exported) {
            return Templates.exportedBlock(ExportedBlock.of(block, running)).render();
        }
        if (block instanceof Quiz quiz) {
            Draft own = draft != null && draft.item().equals(quiz.id()) ? draft : null;
            return quiz(lesson, quiz, progress.item(quiz.id()), own);
        }
        if (block instanceof Exercise exercise) {
            Form form = new Form(null, running.status().sandbox(), lesson.address());
            return cached(block, form, () -> BlockView.of(ExerciseView.of(lesson, exercise, running)));
        }
        Outcome predicted = block instanceof Comparison pair
                ? ItemView.outcome(progress.predictions().get(pair.id()))
                : null;
        Form form = new Form(predicted, running.status().sandbox(), "");
        return cached(block, form, () -> BlockView.of(block, predicted, running));
    }

    private String cached(Block block, Form form, Supplier<BlockView> view) {
        return made.get(block, unseen -> new ConcurrentHashMap<>())
                .computeIfAbsent(form, it -> html(view.get(), it.sandbox()));
    }

    private String quiz(Lesson lesson, Quiz quiz, ItemProgress progress, @Nullable Draft draft) {
        SandboxStatus sandbox = running.status().sandbox();
        if (progress.attempts() == 0 && draft == null) {
            Form form = new Form(null, sandbox, lesson.address());
            return cached(quiz, form, () -> BlockView.of(QuizViews.of(lesson, quiz, null, progress, null, running)));
        }
        boolean needsKey = quiz.traced() != null && QuizViews.isAnswered(quiz, progress);
        TracedEnd end = needsKey ? keys.of(lesson, quiz).orElse(null) : null;
        if (draft != null || (needsKey && end == null)) {
            return html(BlockView.of(QuizViews.of(lesson, quiz, end, progress, draft, running)), sandbox);
        }
        return answered.get(
                new Answered(lesson.address(), quiz.id(), quiz.hash(), progress, sandbox),
                unseen -> html(BlockView.of(QuizViews.of(lesson, quiz, end, progress, null, running)), sandbox));
    }

    private static String html(BlockView view, SandboxStatus sandbox) {
        return Templates.block(view, sandbox.ready()).render();
    }
}
