/** Verdicts on what learners answer. */
@NullMarked
package dev.molt.practice;

import org.jspecify.annotations.NullMarked;
