package dev.molt.course.reading;

import dev.molt.Language;
import dev.molt.course.syntax.Highlighter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Markdown to HTML for one lesson. Raw HTML is shown as text, never passed on. */
final class Markdown {

    /** Deeper than any lesson; what is deeper is a problem, see {@link Structure}. */
    static final int MAX_NESTING = 20;

    /** In front of a heading's anchor, so that no heading takes an id that the page uses. */
    static final String ANCHOR = "s-";

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_NESTING + 2)
            .maxInlineNesting(MAX_NESTING + 2)
            .build();

    private final Map<Node, String> anchors = new HashMap<>();
    private final HtmlRenderer renderer;
    private final HtmlRenderer innerRenderer;

    /** @param stays whether a heading is on the page as such: others have no anchor */
    Markdown(Node document, Predicate<Heading> stays) {
        IdGenerator ids = IdGenerator.builder().prefix(ANCHOR).build();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String anchor = ids.generateId(text(heading));
                if (stays.test(heading)) {
                    anchors.put(heading, anchor);
                }
            }
        });
        this.renderer = renderer().build();
        this.innerRenderer = renderer().omitSingleParagraphP(true).build();
    }

    private HtmlRenderer.Builder renderer() {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .percentEncodeUrls(true)
                .nodeRendererFactory(ShownCode::new)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String anchor = anchors.get(node);
                    if (anchor != null && tag.matches("h[1-6]")) {
                        attributes.put("id", anchor);
                    }
                    if (node instanceof Image) {
                        attributes.put("loading", "lazy");
                    }
                });
    }

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    boolean hasAnchor(String id) {
        return anchors.containsValue(id);
    }

    /** As links name it. */
    Optional<String> anchor(Heading heading) {
        return Optional.ofNullable(anchors.get(heading)).map(id -> id.substring(ANCHOR.length()));
    }

    /** HTML of nodes in a row. */
    String html(List<Node> nodes) {
        StringBuilder html = new StringBuilder();
        nodes.forEach(node -> html.append(renderer.render(node)));
        return html.toString();
    }

    /** HTML of what a node holds; a single paragraph loses its {@code <p>}. */
    String inner(Node parent) {
        Document document = new Document();
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            document.appendChild(child);
            child = next;
        }
        return innerRenderer.render(document).strip();
    }

    /** The words of a node, without marks. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    /** Fences that are shown and not run. */
    private record ShownCode(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            HtmlWriter html = context.getWriter();
            String info = block.getInfo() == null ? "" : block.getInfo();
            String language = info.strip().split("[\\s,]", 2)[0].toLowerCase(Locale.ROOT);
            String name = Slug.is(language) ? language : "text";
            html.line();
            // A block that scrolls must be reachable by keyboard.
            html.tag("pre", Map.of("tabindex", "0"));
            html.tag("code", Map.of("class", "language-" + name));
            String text = block.getLiteral();
            switch (name) {
                case "python" -> html.raw(String.join("\n", Highlighter.lines(Language.PYTHON, text)));
                case "rust" -> html.raw(String.join("\n", Highlighter.lines(Language.RUST, text)));
                default -> html.text(text);
            }
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }
    }
}
