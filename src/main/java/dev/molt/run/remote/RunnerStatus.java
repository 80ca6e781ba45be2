package dev.molt.run.remote;

import dev.molt.run.DeskStatus;
import java.net.URI;
import java.util.List;

/**
 * One runner, as its site sees it.
 *
 * @param reason why it takes no runs, for people; empty when ready
 * @param remedy what to do about it; empty when ready
 * @param desk what it said last; {@code unknown} and 0 where it never said anything
 */
public record RunnerStatus(URI url, boolean ready, String reason, String remedy, DeskStatus desk) {

    /** Whether the same program may do different things on those that are ready. */
    public static boolean differ(List<RunnerStatus> runners) {
        return runners.stream()
                        .filter(RunnerStatus::ready)
                        .map(runner -> List.of(
                                runner.desk.sandbox().python(),
                                runner.desk.sandbox().rustc()))
                        .distinct()
                        .count()
                > 1;
    }
}
