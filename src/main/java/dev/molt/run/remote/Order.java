package dev.molt.run.remote;

import dev.molt.run.RunRequest;

/**
 * What a site sends to have run.
 *
 * @param learner an alias, see {@link Secret#alias}: it only keeps compiled programs of one from others
 */
record Order(String learner, RunRequest request) {}
