package dev.molt.run.remote;

import dev.molt.run.DeskStatus;

/**
 * What a runner says of itself.
 *
 * @param closing whether it takes no more runs and ends when those under way have ended
 */
record Health(boolean closing, DeskStatus desk) {}
