@NullMarked
package dev.molt.run;

import org.jspecify.annotations.NullMarked;
