package dev.molt.run;

import dev.molt.run.box.StopSignal;

/**
 * One run, and whose it is.
 *
 * @param told must return at once
 */
public record Task(String learner, RunRequest request, StopSignal stopSignal, RunListener told) {}
