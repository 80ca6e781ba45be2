package dev.molt.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a learner is in a course.
 *
 * @param states by the ids that the lessons had when they were written; a lesson never opened is not in it
 * @param latest id, of that kind, of the lesson touched last
 */
public record CourseProgress(Map<String, State> states, Optional<String> latest) {

    public static final CourseProgress NONE = new CourseProgress(Map.of(), Optional.empty());

    public enum State {
        NEW,
        /** Opened. */
        VISITED,
        /** Something in it was predicted, answered or tried. */
        PRACTISED,
        /** All its quizzes and exercises are done, or the learner says so. */
        COMPLETE;

        State further(State other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /**
     * The furthest of what is known of a lesson.
     *
     * @param former ids that it had before
     */
    public State state(String lesson, List<String> former) {
        State state = states.getOrDefault(lesson, State.NEW);
        for (String id : former) {
            state = state.further(states.getOrDefault(id, State.NEW));
        }
        return state;
    }
}
