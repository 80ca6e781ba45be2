package dev.molt.web.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instructor's bar of one page.
 *
 * @param page address that it is for
 * @param state what the page then knows of
 * @param status of the lesson: {@code draft} or {@code published}; empty where there is none, or none was ever good
 * @param told what to know of this page; empty for nothing
 * @param about whether the page shows files of the course, which may have problems
 * @param problems of the page's files, by place
 * @param proof how far the lesson is proved, in words; empty where there is nothing to prove
 * @param proving whether the proof is under way
 * @param obstacle why programs could not be run and what to do; empty where they could
 * @param all problems known in the course
 * @param unproved lessons that may have more
 * @param others pages with problems, in the order of the course, at most {@link #LISTED}
 * @param unlisted further ones
 */
public record Bar(
        String page,
        Changes.State state,
        String status,
        String told,
        boolean about,
        List<ProblemView> problems,
        String proof,
        boolean proving,
        String obstacle,
        long all,
        long unproved,
        List<Other> others,
        long unlisted,
        @Nullable Link previous,
        @Nullable Link next) {

    /** Other pages that a bar lists. */
    static final int LISTED = 20;

    /**
     * A problem as a compiler would print it.
     *
     * @param place file and line for an editor, the file by its full path
     */
    public record ProblemView(String file, String place, boolean error, String text) {}

    /** Another lesson with problems. */
    public record Link(String address, String words) {}

    /**
     * Another page with problems.
     *
     * @param bad whether one of them is an error
     */
    public record Other(Link link, String count, boolean bad) {}

    /** In words, such as {@code 2 problems}. */
    public String count() {
        return problems.isEmpty() ? "No problems" : count(problems.size());
    }

    static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }

    /** What is not known of the course yet, in words; empty where all is. */
    public String waiting() {
        return unproved == 0 ? "" : unproved == 1 ? "1 lesson not proved yet" : unproved + " lessons not proved yet";
    }

    /** Whether one of them is an error. */
    public boolean bad() {
        return problems.stream().anyMatch(ProblemView::error);
    }
}
