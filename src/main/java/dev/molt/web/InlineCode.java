package dev.molt.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.regex.Pattern;

/** Titles and summaries are plain text in which backticks mean code, as in “{@code Result and `?`}”. */
@TemplateExtension
final class InlineCode {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private InlineCode() {}

    /** For a page: escaped, with {@code code} elements. */
    static RawString inline(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        return new RawString(CODE.matcher(escaped).replaceAll("<code>$1</code>"));
    }

    /** For places that take no markup, such as a window's title. */
    static String plain(String text) {
        return CODE.matcher(text).replaceAll("$1");
    }
}
