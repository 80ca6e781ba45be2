/** What toolchains need to be shown in a box. */
@NullMarked
package dev.molt.run.toolchain;

import org.jspecify.annotations.NullMarked;
