package dev.molt.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.molt.course.Block;
import dev.molt.course.Block.Comparison;
import dev.molt.course.Block.Outcome;
import dev.molt.learning.LessonProgress;
import dev.molt.run.SandboxStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The HTML of blocks. It is the same for all learners but for what they predicted, and is made once for each prediction. */
@ApplicationScoped
class BlockHtml {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance block(BlockView block, boolean runs);
    }

    /** What else decides how a block looks. */
    private record Form(@Nullable Outcome predicted, SandboxStatus sandbox) {}

    private final Running running;

    /** A course read anew has blocks of its own: what was made of the old ones goes with them. */
    private final Cache<Block, Map<Form, String>> made =
            Caffeine.newBuilder().weakKeys().build();

    BlockHtml(Running running) {
        this.running = running;
    }

    String of(Block block, LessonProgress progress) {
        Outcome predicted = block instanceof Comparison pair
                ? ItemView.outcome(progress.predictions().get(pair.id()))
                : null;
        Form form = new Form(predicted, running.status().sandbox());
        return made.get(block, unseen -> new ConcurrentHashMap<>()).computeIfAbsent(form, it -> html(block, it));
    }

    private String html(Block block, Form form) {
        return Templates.block(
                        BlockView.of(block, form.predicted(), running),
                        form.sandbox().ready())
                .render();
    }
}
