package dev.molt.run;

/**
 * Whether programs can run here, found by running some.
 *
 * @param ready false switches running off
 * @param reason why not, for people; empty when ready
 * @param remedy what to do about it; empty when ready
 * @param limits what enforces the memory limit: {@code cgroup v1}, {@code cgroup v2} or {@code degraded limits}
 * @param bwrap version, or what is wrong with it
 * @param python version, or what is wrong with it
 * @param rustc version, or what is wrong with it
 */
public record SandboxStatus(
        boolean ready, String reason, String remedy, String limits, String bwrap, String python, String rustc) {}
