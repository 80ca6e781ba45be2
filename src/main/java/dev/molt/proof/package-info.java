@NullMarked
package dev.molt.proof;

import org.jspecify.annotations.NullMarked;
