/**
 * The box in which every compiler and every learner's program runs. Knows nothing of languages.
 *
 * <p>What a running program can learn of the machine, because its /proc shows it and Linux has no way to hide it: the processor, the
 * memory and the load; the kernel's version; its cgroup; and in {@code mountinfo} from which folders the box is furnished: the
 * scratch folder with the server's number and the slot's, the system's libraries, and the place of a Python that is not the
 * system's. Whoever does not want that place known, a home folder say, uses the system's Python. Compilers run without /proc and see
 * none of it.
 */
@NullMarked
package dev.molt.run.box;

import org.jspecify.annotations.NullMarked;
