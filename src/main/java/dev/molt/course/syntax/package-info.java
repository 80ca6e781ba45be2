/** Syntax trees of Python and Rust, and the highlighting made from them. */
@NullMarked
package dev.molt.course.syntax;

import org.jspecify.annotations.NullMarked;
