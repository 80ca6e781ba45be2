package dev.molt.run;

/**
 * Whoever asks for runs, as a desk tells them apart.
 *
 * @param learner whose panes these are, and whose programs
 * @param party with whom they take turns: a learner alone, or all whom a site does not know and who come from one place
 */
record Asker(String learner, String party) {
    /** In no name that a site gives a learner. */
    private static final char BETWEEN = '\n';

    /** @param name of a learner, or from {@link #stranger} */
    static Asker named(String name) {
        int end = name.indexOf(BETWEEN);
        return end < 0 ? new Asker(name, name) : new Asker(name.substring(0, end), name.substring(end));
    }

    static String stranger(String learner, String origin) {
        return learner + BETWEEN + origin;
    }
}
