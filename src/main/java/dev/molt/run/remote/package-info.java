/**
 * Running on other machines: the same desk and boxes behind HTTP. {@link dev.molt.run.remote.RunnerServer} is a runner,
 * {@link dev.molt.run.remote.Runners} what a site has in place of boxes of its own.
 *
 * <p>A run is {@code POST /runs} with an {@link dev.molt.run.remote.Order}; its answer is a line of JSON for each
 * {@link dev.molt.run.remote.Event}. Who closes the connection ends the run. {@code GET /health} tells a
 * {@link dev.molt.run.remote.Health}.
 */
@NullMarked
package dev.molt.run.remote;

import org.jspecify.annotations.NullMarked;
