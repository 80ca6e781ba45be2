/** The box in which every compiler and every learner's program runs. Knows nothing of languages. */
@NullMarked
package dev.molt.run.box;

import org.jspecify.annotations.NullMarked;
