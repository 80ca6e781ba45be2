@NullMarked
package dev.molt.web;

import org.jspecify.annotations.NullMarked;
