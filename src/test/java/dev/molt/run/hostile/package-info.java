/** Programs that try to get out of the box, to look around, or to take more than they may, and what must hold after each. */
@NullMarked
package dev.molt.run.hostile;

import org.jspecify.annotations.NullMarked;
