/** From the bytes of a course's files to its records, or to problems with their places. */
@NullMarked
package dev.molt.course.reading;

import org.jspecify.annotations.NullMarked;
