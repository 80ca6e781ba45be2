package dev.molt.web.preview;

import dev.molt.web.preview.Bar.ProblemView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;

/** The page of a lesson that was never read without a mistake: what stands in the way. */
@RequestScoped
public class UnreadablePage {

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance unread(String file, List<ProblemView> problems);
    }

    private final PageBar preview;
    private final Bars bars;

    UnreadablePage(PageBar preview, Bars bars) {
        this.preview = preview;
        this.bars = bars;
    }

    /** Empty where this is no preview, or no such file is at that address. */
    public Optional<TemplateInstance> at(String address) {
        return preview.on()
                ? bars.unread(address).map(file -> Templates.unread(bars.shown(file), bars.problems(file)))
                : Optional.empty();
    }
}
