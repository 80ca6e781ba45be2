package dev.molt.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks whether what the pages of an export link to is there: as files, and as anchors in them. */
final class StaticLinks {

    private static final String OTHER_SITE = "^[a-z]+:.*|^//.*";

    private final Path root;
    private final String base;
    private final Map<Path, Document> read = new HashMap<>();

    private StaticLinks(Path root, String base) {
        this.root = root;
        this.base = base;
    }

    /**
     * Sentences about links that lead nowhere; none where all is well.
     *
     * @param files of the pages, inside the root
     * @param base what the links of the page of what is not found begin with in place of the root; empty for none
     */
    static List<String> broken(Path root, Collection<String> files, String base) throws IOException {
        StaticLinks links = new StaticLinks(root, base);
        List<String> found = new ArrayList<>();
        for (String file : files) {
            for (Element element : links.page(root.resolve(file)).select("[href], [src]")) {
                String link = element.attr(element.hasAttr("href") ? "href" : "src");
                if (!link.matches(OTHER_SITE) && !links.leadsSomewhere(root.resolve(file), link)) {
                    found.add(file + " links to " + link + ", where nothing is.");
                }
            }
        }
        return found;
    }

    private boolean leadsSomewhere(Path from, String link) throws IOException {
        int end = link.indexOf('#') < 0 ? link.length() : link.indexOf('#');
        Path target = target(from, link.substring(0, end));
        if (!target.startsWith(root) || !Files.isRegularFile(target)) {
            return false;
        }
        String anchor =
                end == link.length() ? "" : URI.create(link.substring(end)).getFragment();
        return anchor.isEmpty() || page(target).getElementById(anchor) != null;
    }

    private Path target(Path from, String path) {
        if (path.isEmpty()) {
            return from;
        }
        String plain = URI.create(path).getPath();
        return !base.isEmpty() && plain.startsWith(base)
                ? root.resolve(plain.substring(base.length())).normalize()
                : Objects.requireNonNull(from.getParent()).resolve(plain).normalize();
    }

    private Document page(Path file) throws IOException {
        Document known = read.get(file);
        if (known == null) {
            known = Jsoup.parse(file.toFile(), StandardCharsets.UTF_8.name());
            read.put(file, known);
        }
        return known;
    }
}
