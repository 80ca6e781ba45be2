/** The commands that need Java but no server. The {@code molt} script finds what they need and starts {@link dev.molt.cli.Molt}. */
@NullMarked
package dev.molt.cli;

import org.jspecify.annotations.NullMarked;
