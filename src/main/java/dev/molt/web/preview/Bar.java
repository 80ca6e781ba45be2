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
 * @param problems of the page's files, by place
 * @param proof how far the lesson is proved, in words; empty where there is nothing to prove
 * @param proving whether the proof is under way
 * @param obstacle why programs could not be run and what to do; empty where they could
 * @param all problems in the course
 */
public record Bar(
        String page,
        Changes.State state,
        String status,
        String told,
        List<ProblemView> problems,
        String proof,
        boolean proving,
        String obstacle,
        long all,
        @Nullable Link previous,
        @Nullable Link next) {

    /**
     * A problem as a compiler would print it.
     *
     * @param place file and line for an editor, the file by its full path
     */
    public record ProblemView(String file, String place, boolean error, String text) {}

    /** Another lesson with problems. */
    public record Link(String address, String words) {}

    /** In words, such as {@code 2 problems}. */
    public String count() {
        return problems.isEmpty() ? "No problems" : problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    }

    /** Whether one of them is an error. */
    public boolean bad() {
        return problems.stream().anyMatch(ProblemView::error);
    }
}
