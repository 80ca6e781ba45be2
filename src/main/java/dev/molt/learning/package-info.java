@NullMarked
package dev.molt.learning;

import org.jspecify.annotations.NullMarked;
