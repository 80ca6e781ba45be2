package dev.molt;

/** The two languages of a course. The one word that every room shares. */
public enum Language {
    PYTHON("python", "Python"),
    RUST("rust", "Rust");

    private final String tag;
    private final String title;

    Language(String tag, String title) {
        this.tag = tag;
        this.title = title;
    }

    /** As in a code fence, a form or an address: {@code python}, {@code rust}. */
    public String tag() {
        return tag;
    }

    /** As a person writes it. */
    public String title() {
        return title;
    }
}
