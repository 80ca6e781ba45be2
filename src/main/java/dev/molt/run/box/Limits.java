package dev.molt.run.box;

import java.time.Duration;

/**
 * What one box may use.
 *
 * @param wall from start to end
 * @param cpu of all its processes together; the kernel ends any one that takes a second more
 * @param memoryBytes of all its processes together, files in the box included
 * @param processes and threads at one time
 * @param fileBytes of any one file written
 */
public record Limits(Duration wall, Duration cpu, long memoryBytes, int processes, long fileBytes) {

    public Limits withWall(Duration longer) {
        Duration enoughCpu = longer.compareTo(wall) > 0 && longer.compareTo(cpu) > 0 ? longer : cpu;
        return new Limits(longer, enoughCpu, memoryBytes, processes, fileBytes);
    }
}
