package dev.molt.run;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether programs can run here, found by running some.
 *
 * @param ready false switches running off
 * @param reason why not, for people; empty when ready
 * @param remedy what to do about it; empty when ready
 * @param limits what enforces the memory limit: {@code cgroup v1}, {@code cgroup v2} or {@code degraded limits} and why
 * @param bwrap version, or what is wrong with it
 * @param python version, or what is wrong with it
 * @param rustc version, or what is wrong with it
 * @param rustfmt formats Rust
 * @param clippy lints Rust
 */
public record SandboxStatus(
        boolean ready,
        String reason,
        String remedy,
        String limits,
        String bwrap,
        String python,
        String rustc,
        Tool rustfmt,
        Tool clippy) {

    /**
     * What programs run without.
     *
     * @param ready whether it can be used
     * @param said version, or what is wrong with it and what to do
     */
    public record Tool(boolean ready, String said) {
        static final Tool UNKNOWN = new Tool(false, "unknown");
    }

    /** Where nothing is known but that programs cannot run. */
    public static SandboxStatus off(String reason, String remedy) {
        return new SandboxStatus(
                false, reason, remedy, "unknown", "unknown", "unknown", "unknown", Tool.UNKNOWN, Tool.UNKNOWN);
    }

    /** Several machines as one, all of them ready; where they differ it says so. */
    public static SandboxStatus together(List<SandboxStatus> machines) {
        return new SandboxStatus(
                true,
                "",
                "",
                any(machines, SandboxStatus::limits),
                any(machines, SandboxStatus::bwrap),
                any(machines, SandboxStatus::python),
                any(machines, SandboxStatus::rustc),
                all(machines, SandboxStatus::rustfmt),
                all(machines, SandboxStatus::clippy));
    }

    private static String any(List<SandboxStatus> machines, Function<SandboxStatus, String> what) {
        return machines.stream().map(what).distinct().collect(Collectors.joining(" or "));
    }

    /** Nobody chooses the machine, so each must have it. */
    private static Tool all(List<SandboxStatus> machines, Function<SandboxStatus, Tool> which) {
        return new Tool(
                machines.stream().map(which).allMatch(Tool::ready),
                any(machines, machine -> which.apply(machine).said()));
    }
}
