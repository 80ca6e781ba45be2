/** Holds the guide for those who write lessons to what Molt does. */
@NullMarked
package dev.molt.guide;

import org.jspecify.annotations.NullMarked;
