@NullMarked
package dev.molt.cli;

import org.jspecify.annotations.NullMarked;
