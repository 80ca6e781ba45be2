@NullMarked
package dev.molt.course;

import org.jspecify.annotations.NullMarked;
