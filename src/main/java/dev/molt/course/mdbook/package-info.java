/** Turns an mdBook into draft lessons. Reads the book's files and no others; writing is left to the caller. */
@NullMarked
package dev.molt.course.mdbook;

import org.jspecify.annotations.NullMarked;
