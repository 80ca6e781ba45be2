/** Molt: lessons that put Python beside Rust. Rooms and their directions are told in CONTRIBUTING.md. */
@NullMarked
package dev.molt;

import org.jspecify.annotations.NullMarked;
