package dev.molt.cli;

import dev.molt.course.reading.Slug;

/**
 * What something is called.
 *
 * @param slug its place in addresses and names of files
 */
record Title(String text, String slug) {

    /** In characters. Beside its number and ending, a slug of as many fits every file system. */
    private static final int MOST = 100;

    /** @throws CommandFailed for a title of which no address can be made */
    static Title of(String typed) throws CommandFailed {
        String text = typed.strip();
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new CommandFailed("A title is one line of text, without control characters.");
        }
        String slug = Slug.of(text);
        if (slug.isEmpty()) {
            throw new CommandFailed("The title \"" + text + "\" has no letter from a to z and no digit, and an address"
                    + " is made of those. Choose another.");
        }
        if (text.codePointCount(0, text.length()) > MOST || slug.length() > MOST) {
            throw new CommandFailed("The title has more than " + MOST + " characters. Choose a shorter one.");
        }
        return new Title(text, slug);
    }

    /** As it stands between the double quotes of YAML. */
    String quoted() {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
