package dev.molt.run;

import dev.molt.Language;
import dev.molt.run.toolchain.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * @param tools of every tool whether it can be used; empty where nothing is known
 */
public record SandboxStatus(
        boolean ready,
        String reason,
        String remedy,
        String limits,
        String bwrap,
        String python,
        String rustc,
        Map<Tool, ToolStatus> tools) {

    public SandboxStatus {
        tools = Map.copyOf(tools);
    }

    /**
     * What programs run without.
     *
     * @param ready whether it can be used
     * @param said version, or what is wrong with it and what to do
     */
    public record ToolStatus(boolean ready, String said) {
        static final ToolStatus UNKNOWN = new ToolStatus(false, "unknown");
    }

    public ToolStatus tool(Tool tool) {
        return tools.getOrDefault(tool, ToolStatus.UNKNOWN);
    }

    /** What lays out programs of a language. */
    public ToolStatus formatter(Language language) {
        return tool(Tool.formatter(language));
    }

    /** What lints programs of a language. */
    public ToolStatus linter(Language language) {
        return tool(Tool.linter(language));
    }

    /** Where nothing is known but that programs cannot run. */
    public static SandboxStatus off(String reason, String remedy) {
        return new SandboxStatus(false, reason, remedy, "unknown", "unknown", "unknown", "unknown", Map.of());
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
                Arrays.stream(Tool.values()).collect(Collectors.toMap(tool -> tool, tool -> all(machines, tool))));
    }

    private static String any(List<SandboxStatus> machines, Function<SandboxStatus, String> what) {
        return machines.stream().map(what).distinct().collect(Collectors.joining(" or "));
    }

    /** Nobody chooses the machine, so each must have it. */
    private static ToolStatus all(List<SandboxStatus> machines, Tool tool) {
        return new ToolStatus(
                machines.stream().allMatch(machine -> machine.tool(tool).ready()),
                any(machines, machine -> machine.tool(tool).said()));
    }
}
