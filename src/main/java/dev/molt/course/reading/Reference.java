package dev.molt.course.reading;

/** Something outside the file that a lesson names; whether it exists is known only to the folder. */
public record Reference(Kind kind, String target, Place place) {

    public enum Kind {
        /** {@code target} is the id that the front matter gives the lesson. */
        ID,
        /** {@code target} is a lesson's id that must exist and come earlier. */
        NEEDS,
        /** {@code target} is an id that the lesson had before. */
        ALIAS,
        /** {@code target} is the anchor of one of the lesson's own headings. */
        HEADING,
        /** {@code target} is the path of a lesson's file inside the folder, as it was written, and behind a {@code #} an anchor. */
        LESSON,
        /** {@code target} is the {@code module/name} of a picture. */
        IMAGE
    }
}
