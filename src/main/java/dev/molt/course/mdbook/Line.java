package dev.molt.course.mdbook;

/**
 * A line of a chapter with all its includes in place.
 *
 * @param number of the line of the chapter's file that it is, or that included it; from 1
 */
record Line(String text, int number) {}
