package dev.molt.course;

/** A lesson whose title was known before its file was read has a mistake, which is told with the others, and cannot be shown. */
public final class LessonUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param file path inside the lessons folder */
    public LessonUnreadable(String file) {
        super(file + " has a mistake or is gone, and no earlier state of it is kept");
    }
}
