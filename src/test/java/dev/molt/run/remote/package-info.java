@NullMarked
package dev.molt.run.remote;

import org.jspecify.annotations.NullMarked;
