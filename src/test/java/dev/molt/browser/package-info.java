/** What a learner sees and does, in a real browser, on the application with its real box. */
@NullMarked
package dev.molt.browser;

import org.jspecify.annotations.NullMarked;
