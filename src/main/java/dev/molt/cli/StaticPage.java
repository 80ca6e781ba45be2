package dev.molt.cli;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page of the site, made to stand as a file: without what is told of a learner, and with the links of a file. */
final class StaticPage {

    /** What of a page is about its learner, or needs a server. */
    private static final String SERVED = String.join(
            ",",
            ".dot",
            ".outline h2 > span",
            ".outline li .visually-hidden",
            ".lessons .visually-hidden",
            ".facts a .visually-hidden",
            ".map h3 > .small",
            ".shelf .progress",
            ".frame > main > .lesson-head > p.small",
            "form.done",
            "[data-act=reset]",
            "[data-act=format]",
            "[data-act=lint]",
            "[data-act] kbd",
            ".edited",
            ".result",
            ".race",
            "p.verdict");

    /** Where a link leads. */
    @FunctionalInterface
    interface Places {

        /**
         * @param link as it stands in the page, beginning with a slash
         * @return the same from the page's own place, or an empty text for a link that leads nowhere
         */
        String of(String link);
    }

    private final Document page;

    StaticPage(String html) {
        page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
    }

    /** Returns the addresses of the files that the browser loads with it. */
    List<String> parts() {
        return page.select("[src^=/], link[href^=/], a[href^=/licences/]").stream()
                .map(part -> part.attr(part.hasAttr("src") ? "src" : "href"))
                .distinct()
                .toList();
    }

    void takeOutServed() {
        page.select(SERVED).remove();
        page.select("[data-act]").removeAttr("aria-keyshortcuts");
        // Of “Next, not started”.
        page.select(".next a[rel] > .way").forEach(way -> way.text(way.text().replaceFirst(" .*", "")));
        page.select(".pane > .out:not(:has(*))").remove();
        page.select(".predict form").forEach(StaticPage::withoutForm);
    }

    private static void withoutForm(Element form) {
        form.tagName("div").addClass("ask");
        // Of the same name in all pairs, as forms may have them, they would be one question.
        Element item = form.closest("[data-item]");
        form.select("input").attr("name", item == null ? "answer" : "predicted-" + item.attr("data-item"));
        form.select("input").removeAttr("required");
        form.select("button").attr("type", "button");
    }

    void link(Places places) {
        page.select("[href^=/]").forEach(it -> it.attr("href", places.of(it.attr("href"))));
        page.select("[src^=/]").forEach(it -> it.attr("src", places.of(it.attr("src"))));
    }

    String html() {
        return page.outerHtml();
    }
}
