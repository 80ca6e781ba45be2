/** What Python and Rust need in a box: which files, which flags. */
@NullMarked
package dev.molt.run.toolchain;

import org.jspecify.annotations.NullMarked;
